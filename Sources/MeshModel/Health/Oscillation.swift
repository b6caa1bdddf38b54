import GANCore

/// The two networks chase each other: the discriminator's loss swings instead of settling.
enum Oscillation: HealthCheck {
    static let rule = HealthRule.oscillation
    static let name = "oscillating"
    static let meaning = "the two networks chase each other: D's loss swings instead of settling"
    static let source = "ganhacks 10: high variance of D's loss means that it is spiking"
    static let advice = "a lower rate of both networks, or a stronger gradient penalty"
    static let thresholds: [HealthThreshold] = [.oscillationSwing]

    static func finding(_ signs: HealthSigns, _ limits: HealthThresholds) -> HealthFinding? {
        guard let mean = signs.mean, let swing = signs.swing, swing > limits(.oscillationSwing),
            swing > mean.discriminatorLoss / 2
        else {
            return nil
        }
        return HealthFinding(
            "training oscillates: L_D \(HealthFinding.figure(mean.discriminatorLoss)) "
                + "give or take \(HealthFinding.figure(swing))")
    }
}

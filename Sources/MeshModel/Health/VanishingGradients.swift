import GANCore

/// The generator's gradient is so small that it stands still.
enum VanishingGradients: HealthCheck {
    static let rule = HealthRule.vanishingGradients
    static let name = "no gradient"
    static let meaning = "G's gradient has all but vanished: it stands still"
    static let source = "Goodfellow et al. 2014, section 3; Arjovsky & Bottou 2017"
    static let advice = "a weaker gradient penalty, or another loss"
    static let thresholds: [HealthThreshold] = [.vanishingGradientNorm]

    static func finding(_ signs: HealthSigns, _ limits: HealthThresholds) -> HealthFinding? {
        guard let mean = signs.mean, mean.generatorGradientNorm < limits(.vanishingGradientNorm) else {
            return nil
        }
        return HealthFinding(
            "the generator's gradient vanishes: |g_G| \(mean.generatorGradientNorm), "
                + "L_G \(HealthFinding.figure(mean.generatorLoss))")
    }
}

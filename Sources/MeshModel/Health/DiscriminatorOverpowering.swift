import GANCore

/// The discriminator tells real from generated samples so surely that the generator hardly learns.
///
/// A warning: in the measured recipe (ten steps of D for one of G: D(x) .95-.99, D(G(z)) .02-.05, L_G 5-6.4) the samples
/// were still good. Here it takes those ten steps and no gradient penalty (D(G(z)) from .02, L_G 4.0-6.2): with the penalty
/// D(x) stays below .83 and L_G below 2.
enum DiscriminatorOverpowering: HealthCheck {
    static let rule = HealthRule.discriminatorOverpowering
    static let name = "D overpowers"
    static let meaning = "D tells real from generated so surely that G hardly learns"
    static let source = "measured recipe, ten D steps per G step; Arjovsky & Bottou 2017"
    static let advice = "fewer discriminator steps, a gradient penalty, or a lower rate of D"
    static let thresholds: [HealthThreshold] = [
        .overpoweringRealScore, .overpoweringFakeScore, .overpoweringGeneratorLoss,
    ]

    static func finding(_ signs: HealthSigns, _ limits: HealthThresholds) -> HealthFinding? {
        guard let mean = signs.mean, mean.realScore > limits(.overpoweringRealScore),
            mean.fakeScore < limits(.overpoweringFakeScore),
            mean.generatorLoss > limits(.overpoweringGeneratorLoss)
        else { return nil }
        let (real, fake) = (HealthFinding.figure(mean.realScore), HealthFinding.figure(mean.fakeScore))
        return HealthFinding(
            "the discriminator overpowers the generator: D(x) \(real), D(G(z)) \(fake), "
                + "L_G \(HealthFinding.figure(mean.generatorLoss))")
    }
}

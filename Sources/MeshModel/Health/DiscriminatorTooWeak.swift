import GANCore

/// The discriminator takes what is generated for real, so that the generator learns nothing from it.
///
/// The measured recipe with a hundredth of D's learning rate: D(G(z)) .84-.96, L_G .04-.2, and images of nothing. Here it is
/// .83-.99 and .01-.19 then; in healthy runs D(G(z)) stays below .47 and L_G above .77.
enum DiscriminatorTooWeak: HealthCheck {
    static let rule = HealthRule.discriminatorTooWeak
    static let name = "D too weak"
    static let meaning = "D takes what is generated for real: G learns nothing from it"
    static let source = "measured recipe, a hundredth of D's learning rate"
    static let advice = "a higher rate of D, or a lower one of G"
    static let thresholds: [HealthThreshold] = [.weakFakeScore, .weakGeneratorLoss]

    static func finding(_ signs: HealthSigns, _ limits: HealthThresholds) -> HealthFinding? {
        guard let mean = signs.mean, mean.fakeScore > limits(.weakFakeScore),
            mean.generatorLoss < limits(.weakGeneratorLoss)
        else { return nil }
        return HealthFinding(
            "the discriminator is too weak: D(G(z)) \(HealthFinding.figure(mean.fakeScore)), "
                + "L_G \(HealthFinding.figure(mean.generatorLoss))")
    }
}

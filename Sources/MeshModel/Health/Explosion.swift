import GANCore

/// Losses, gradients or weights that no longer have a bound: the weights run away.
///
/// The measured recipe draws the lines at 20 and 50, but its healthy gradients are 3.4 to 4.4 where ours are about 1. Means
/// over 50 steps, all nodes together, first 50 steps left out: default glyphs L_G .83-1.5 and ‖g_D‖ .8-2.4, Fashion-MNIST
/// .77-2.0 and .8-4.5, ten steps of D for one of G without a penalty 4.0-6.2 and .4-2.6, D at a hundredth of its learning
/// rate .01-.19 and 5.0-12.8; both networks at 20 times their learning rate 3.0-341 and 3.4-10,700, at 50 times 5.3-5,490
/// and .9-6,000,000. So lines at 10 and 20 have every healthy run below half of them, and those that only lean to one
/// side below them too.
enum Explosion: HealthCheck {
    static let rule = HealthRule.explosion
    static let name = "exploding"
    static let meaning = "losses, gradients or weights run away: what the node makes is noise"
    static let source =
        "measured recipe: saturation > .9, |W_G| > 1.5x, |g_D| > 50, L_G > 20; our gradients are a third of its"
    static let advice =
        "lower its learning rate; what it has learned is lost, so go back to before it or replace the node"
    static let thresholds: [HealthThreshold] = [
        .explosionGeneratorLoss, .explosionGradientNorm, .explosionWeightRatio, .explosionSaturation,
    ]

    static func finding(_ signs: HealthSigns, _ limits: HealthThresholds) -> HealthFinding? {
        var signsOfIt: [String] = []
        if let mean = signs.mean,
            mean.generatorLoss > limits(.explosionGeneratorLoss)
                || mean.discriminatorGradientNorm > limits(.explosionGradientNorm)
        {
            signsOfIt += [
                "L_G \(HealthFinding.figure(mean.generatorLoss))",
                "|g_D| \(HealthFinding.figure(mean.discriminatorGradientNorm))",
            ]
        }
        if let networks = signs.networks {
            if networks.generatorNormRatio > limits(.explosionWeightRatio) {
                signsOfIt.append(
                    "|W_G| \(HealthFinding.figure(networks.generatorNormRatio)) times what it was")
            }
            if networks.saturation > limits(.explosionSaturation) {
                signsOfIt.append("\(HealthFinding.percent(networks.saturation)) of its pixels saturated")
            }
        }
        return signsOfIt.isEmpty
            ? nil : HealthFinding("training explodes: \(signsOfIt.joined(separator: ", "))")
    }
}

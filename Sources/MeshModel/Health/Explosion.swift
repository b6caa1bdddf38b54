import GANCore

/// Losses or gradients that no longer have a bound: the weights run away.
///
/// The measured recipe draws the lines at 20 and 50, but its healthy gradients are 3.4 to 4.4 where ours are about 1. Means
/// over 50 steps, all nodes together, first 50 steps left out: default glyphs L_G .83-1.5 and ‖g_D‖ .8-2.4, Fashion-MNIST
/// .77-2.0 and .8-4.5, ten steps of D for one of G without a penalty 4.0-6.2 and .4-2.6, D at a hundredth of its learning
/// rate .01-.19 and 5.0-12.8; both networks at 20 times their learning rate 3.0-341 and 3.4-10,700, at 50 times 5.3-5,490
/// and .9-6,000,000. So lines at 10 and 20 have every healthy run below half of them, and those that only lean to one
/// side below them too.
public struct Explosion: Sendable, Hashable {
    /// L_G, a mean over the last steps.
    public let generatorLoss: Float
    /// ‖g_D‖, likewise.
    public let discriminatorGradientNorm: Float

    static let generatorLossLimit: Float = 10
    static let discriminatorGradientNormLimit: Float = 20

    init?(_ mean: StepReport) {
        generatorLoss = mean.generatorLoss
        discriminatorGradientNorm = mean.discriminatorGradientNorm
        guard
            !mean.isFinite || generatorLoss > Self.generatorLossLimit
                || discriminatorGradientNorm > Self.discriminatorGradientNormLimit
        else { return nil }
    }

    var sentence: String {
        let loss = HealthVerdict.figure(generatorLoss)
        let norm = HealthVerdict.figure(discriminatorGradientNorm)
        return "training explodes: L_G \(loss), |g_D| \(norm)"
    }
}

extension StepReport {
    fileprivate var isFinite: Bool {
        let values = [
            discriminatorLoss, generatorLoss, realScore, fakeScore, gradientPenalty,
            discriminatorGradientNorm, generatorGradientNorm,
        ]
        return values.allSatisfy(\.isFinite)
    }
}

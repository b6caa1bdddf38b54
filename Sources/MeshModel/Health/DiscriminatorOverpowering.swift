import GANCore

/// The discriminator tells real from generated samples so surely that the generator hardly learns.
///
/// A warning: in the measured recipe (ten steps of D for one of G: D(x) .95-.99, D(G(z)) .02-.05, L_G 5-6.4) the samples
/// were still good. Here it takes those ten steps and no gradient penalty (D(G(z)) from .02, L_G 4.0-6.2): with the penalty
/// D(x) stays below .83 and L_G below 2.
public struct DiscriminatorOverpowering: Sendable, Hashable {
    /// D(x), a mean over the last steps, like the others.
    public let realScore: Float
    /// D(G(z)).
    public let fakeScore: Float
    /// L_G.
    public let generatorLoss: Float

    init?(_ mean: StepReport) {
        realScore = mean.realScore
        fakeScore = mean.fakeScore
        generatorLoss = mean.generatorLoss
        guard realScore > 0.9 && fakeScore < 0.1 && generatorLoss > 4 else { return nil }
    }

    var sentence: String {
        let (real, fake) = (HealthVerdict.figure(realScore), HealthVerdict.figure(fakeScore))
        return "the discriminator overpowers the generator: D(x) \(real), D(G(z)) \(fake), "
            + "L_G \(HealthVerdict.figure(generatorLoss))"
    }
}

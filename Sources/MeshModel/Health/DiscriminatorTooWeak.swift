import GANCore

/// The discriminator takes what is generated for real, so that the generator learns nothing from it.
///
/// The measured recipe with a hundredth of D's learning rate: D(G(z)) .84-.96, L_G .04-.2, and images of nothing. Here it is
/// .83-.99 and .01-.19 then; in healthy runs D(G(z)) stays below .47 and L_G above .77.
public struct DiscriminatorTooWeak: Sendable, Hashable {
    /// D(G(z)), a mean over the last steps, like the other.
    public let fakeScore: Float
    /// L_G.
    public let generatorLoss: Float

    init?(_ mean: StepReport) {
        fakeScore = mean.fakeScore
        generatorLoss = mean.generatorLoss
        guard fakeScore > 0.8 && generatorLoss < 0.3 else { return nil }
    }

    var sentence: String {
        "the discriminator is too weak: D(G(z)) \(HealthVerdict.figure(fakeScore)), "
            + "L_G \(HealthVerdict.figure(generatorLoss))"
    }
}

/// Adam's step sizes of the two networks: what may change while a GAN trains, because no shape depends on it.
public struct LearningRates: Codable, Hashable, Sendable {
    public var generator: Float
    public var discriminator: Float

    public init(generator: Float, discriminator: Float) {
        self.generator = generator
        self.discriminator = discriminator
    }

    /// The same for both networks.
    public init(both rate: Float) {
        self.init(generator: rate, discriminator: rate)
    }
}

extension GANConfiguration {
    public var learningRates: LearningRates {
        get { LearningRates(generator: generatorLearningRate, discriminator: discriminatorLearningRate) }
        set {
            generatorLearningRate = newValue.generator
            discriminatorLearningRate = newValue.discriminator
        }
    }
}

extension ConditionalGAN {
    /// The step sizes of the next update; weights and the optimiser's memory stay as they are.
    public var learningRates: LearningRates {
        get { configuration.learningRates }
        set { configuration.learningRates = newValue }
    }
}

import CKernels

/// A conditional GAN as one device trains it: generator, discriminator, and the optimiser's memory.
///
/// A value: copying it shares storage until one of the copies trains on.
public struct ConditionalGAN: Sendable, Equatable {
    public let configuration: GANConfiguration
    public internal(set) var generator: ModelParameters
    public internal(set) var discriminator: ModelParameters

    /// Creates an untrained GAN whose weights depend on `seed` and `node` alone.
    public init(configuration: GANConfiguration, seed: UInt64, node: UInt32) {
        self.configuration = configuration
        var stream = RandomStream(seed: seed, node: node, purpose: .weights)
        generator = ModelParameters(
            layout: configuration.generatorLayout, keepsAverage: true, stream: &stream)
        discriminator = ModelParameters(
            layout: configuration.discriminatorLayout, keepsAverage: false, stream: &stream)
    }

    /// W_TX: the moving average of the generator's weights, without padding.
    public var weightVector: [Float] { generator.layout.pack(generator.average) }

    /// Adversarial steps so far.
    public var stepCount: Int { generator.updateCount }

    /// Adds everything that training depends on to `digest`.
    public func combine(into digest: inout Digest) {
        generator.combine(into: &digest)
        discriminator.combine(into: &digest)
    }
}

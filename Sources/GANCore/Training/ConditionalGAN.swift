/// A conditional GAN as one device trains it: generator, discriminator, and the optimiser's memory.
///
/// A value: copying it shares storage until one of the copies trains on.
public struct ConditionalGAN: Sendable, Equatable {
    public internal(set) var configuration: GANConfiguration
    public internal(set) var generator: ModelParameters
    public internal(set) var discriminator: ModelParameters
    /// One for each layer of D; empty without spectral normalisation.
    var spectralVectors: [SpectralVectors] = []

    /// Creates an untrained GAN whose weights depend on `seed` and `node` alone.
    public init(configuration: GANConfiguration, seed: UInt64, node: UInt32) {
        self.configuration = configuration
        var stream = RandomStream(seed: seed, node: node, purpose: .weights)
        generator = ModelParameters(
            layout: configuration.generatorLayout, keepsAverage: configuration.averageDecay > 0,
            stream: &stream)
        discriminator = ModelParameters(
            layout: configuration.discriminatorLayout, keepsAverage: false, stream: &stream)
        if configuration.spectralNormalisation {
            var spectral = RandomStream(seed: seed, node: node, purpose: .spectral)
            spectralVectors = discriminator.layout.layers.map {
                SpectralVectors(layer: $0, stream: &spectral)
            }
        }
    }

    /// The weights to sample from and to transmit (W_TX), in the padded layout: the generator's moving average, or the
    /// generator itself where no average is kept.
    public var sampledWeights: FloatBuffer {
        configuration.averageDecay > 0 ? generator.average : generator.weights
    }

    /// Puts other weights (padded, of the same layouts) in place of the networks' own; the optimiser's memory stays, and
    /// the moving average begins anew from them.
    public mutating func replaceWeights(
        generator newGenerator: FloatBuffer, discriminator newDiscriminator: FloatBuffer
    ) {
        precondition(
            newGenerator.count == generator.weights.count
                && newDiscriminator.count == discriminator.weights.count,
            "these weights have another layout")
        generator.weights = newGenerator
        if configuration.averageDecay > 0 { generator.average = newGenerator }
        discriminator.weights = newDiscriminator
    }

    /// Adversarial steps so far.
    public var stepCount: Int { generator.updateCount }

    /// Adds everything that training depends on to `digest`.
    public func combine(into digest: inout Digest) {
        generator.combine(into: &digest)
        discriminator.combine(into: &digest)
        for vectors in spectralVectors {
            for element in vectors.left + vectors.right { digest.combine(UInt64(element.bitPattern)) }
        }
    }

    /// Floating-point operations of one adversarial step in matrix products (two for each multiply-add).
    public var flopsPerStep: Int {
        let batch = 2 * configuration.batchSize
        let g = generator.layout.layers.reduce(0) { $0 + $1.inputs * $1.outputs }
        let d = discriminator.layout.layers.reduce(0) { $0 + $1.inputs * $1.outputs }
        let d1 = discriminator.layout.layers[0].inputs * discriminator.layout.layers[0].outputs
        let dLast = discriminator.layout.layers.last!.inputs * discriminator.layout.layers.last!.outputs
        let g1 = generator.layout.layers[0].inputs * generator.layout.layers[0].outputs
        // Forward, backward (not into the pixels) and gradients of D on two batches, with the images for one.
        var update = g + 2 * (3 * d - d1)
        // The penalty takes real samples on into the pixels, and forwards through all layers but the last.
        if configuration.r1Gamma > 0 { update += d1 + d - dLast }
        // G forwards, D forwards and back into the pixels, G back (not into the latents) and its gradients.
        let generatorUpdate = g + 2 * d + 2 * g - g1
        return batch * (configuration.discriminatorSteps * update + generatorUpdate)
    }
}

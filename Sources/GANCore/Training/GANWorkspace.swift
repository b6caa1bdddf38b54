/// Scratch memory for one thread that trains GANs of one configuration, one after the other.
///
/// It carries nothing from one step to the next, so nodes do not depend on which workspace served them.
/// With `B` samples a batch, all matrices of the discriminator are `2B` wide: real samples in columns
/// `0 ..< B`, generated ones in `B ..< 2B`.
public final class GANWorkspace {
    public let configuration: GANConfiguration
    let generatorLayout: NetworkLayout
    let discriminatorLayout: NetworkLayout

    /// What goes into each layer of D, `[inputs + 1][2B]`; the last row is ones. Images are in the first.
    let discriminatorInputs: [FeatureMatrix]
    /// D's logits, `[logits][2B]`.
    let logits: FeatureMatrix
    /// What the losses need of the logits that the samples read, `[3][2B]`.
    let logitScratch: FeatureMatrix
    /// Gradients of D's layers' sums, `[outputs][2B]`.
    let discriminatorDeltas: [FeatureMatrix]
    /// The gradient penalty's forward pass, `[inputs + 1][B]` for each layer.
    let penaltyInputs: [FeatureMatrix]
    /// What goes into each layer of G, `[inputs + 1][B]`; latent vector, one-hot label and ones in the first.
    let generatorInputs: [FeatureMatrix]
    /// Gradients of G's layers' sums, `[outputs][B]`.
    let generatorDeltas: [FeatureMatrix]
    /// Classes of the batch.
    var labels: [UInt8]
    /// Scratch of one float for each sample, real ones and generated ones.
    let sampleScale: UnsafeMutablePointer<Float>
    /// Normalised weights and their gradient; only with spectral normalisation.
    let spectral: (weights: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>)?

    private let arena = ScratchArena()

    public init(configuration: GANConfiguration) {
        let arena = self.arena
        let batch = configuration.batchSize
        let generator = configuration.generatorLayout
        let discriminator = configuration.discriminatorLayout
        self.configuration = configuration
        generatorLayout = generator
        discriminatorLayout = discriminator
        discriminatorInputs = discriminator.layers.map {
            arena.matrix(rows: $0.inputs + 1, columns: 2 * batch)
        }
        logits = arena.matrix(rows: discriminator.sizes.last!, columns: 2 * batch)
        logitScratch = arena.matrix(rows: 3, columns: 2 * batch)
        discriminatorDeltas = discriminator.layers.map { arena.matrix(rows: $0.outputs, columns: 2 * batch) }
        penaltyInputs = discriminator.layers.map { arena.matrix(rows: $0.inputs + 1, columns: batch) }
        generatorInputs = generator.layers.map { arena.matrix(rows: $0.inputs + 1, columns: batch) }
        generatorDeltas = generator.layers.map { arena.matrix(rows: $0.outputs, columns: batch) }
        labels = [UInt8](repeating: 0, count: batch)
        sampleScale = arena.floats(2 * batch)
        spectral =
            configuration.spectralNormalisation
            ? (arena.floats(discriminator.paddedCount), arena.floats(discriminator.paddedCount)) : nil
        for input in generatorInputs { input.fillRow(input.rows - 1, with: 1) }
    }

    var batchSize: Int { configuration.batchSize }
}

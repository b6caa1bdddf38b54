/// Draws labelled images from a generator's weights.
///
/// It keeps scratch memory, so each thread has its own.
public final class GeneratorSampler {
    public let configuration: GANConfiguration
    private let layout: NetworkLayout
    private let inputs: [FeatureMatrix]
    private let images: FeatureMatrix
    private let arena = ScratchArena()

    /// Images drawn with one pass through the network.
    private static let passWidth = 64

    public init(configuration: GANConfiguration) {
        let arena = self.arena
        self.configuration = configuration
        layout = configuration.generatorLayout
        inputs = layout.layers.map { arena.matrix(rows: $0.inputs + 1, columns: Self.passWidth) }
        images = arena.matrix(rows: configuration.pixelCount, columns: Self.passWidth)
        for input in inputs { input.fillRow(input.rows - 1, with: 1) }
    }

    /// One image for each of `labels`, from padded `weights` of the configuration's generator layout and latent
    /// vectors out of `stream`.
    public func samples(
        weights: FloatBuffer, labels: [UInt8], stream: inout RandomStream
    ) -> LabelledImages {
        var latents = [Float](repeating: 0, count: labels.count * configuration.latentCount)
        latents.withUnsafeMutableBufferPointer {
            if let base = $0.baseAddress { stream.fillNormals(base, count: $0.count) }
        }
        return samples(weights: weights, labels: labels, latents: latents)
    }

    /// One image for each of `labels`, from the latent vectors `[image][latent]`.
    public func samples(weights: FloatBuffer, labels: [UInt8], latents: [Float]) -> LabelledImages {
        precondition(weights.count == layout.paddedCount, "these weights have another layout")
        precondition(latents.count == labels.count * configuration.latentCount, "one latent vector an image")
        let pixelCount = configuration.pixelCount
        var pixels = FloatBuffer(count: labels.count * pixelCount)
        weights.withUnsafePointer { weights in
            pixels.withUnsafeMutablePointer { pixels in
                for start in stride(from: 0, to: labels.count, by: Self.passWidth) {
                    let count = min(Self.passWidth, labels.count - start)
                    load(labels: labels, latents: latents, from: start, count: count)
                    forward(weights: weights, count: count)
                    store(into: pixels + start * pixelCount, count: count)
                }
            }
        }
        return LabelledImages(
            side: configuration.imageSide, classCount: configuration.classCount, pixels: pixels,
            labels: labels)
    }

    /// Floating-point operations of drawing `count` images.
    public func flops(count: Int) -> Int { count * layout.forwardFLOPs }

    private func load(labels: [UInt8], latents: [Float], from start: Int, count: Int) {
        let latentCount = configuration.latentCount
        for row in 0..<latentCount {
            let values = inputs[0].row(row)
            for column in 0..<count { values[column] = latents[(start + column) * latentCount + row] }
        }
        for label in 0..<configuration.classCount {
            let values = inputs[0].row(latentCount + label)
            for column in 0..<count { values[column] = Int(labels[start + column]) == label ? 1 : 0 }
        }
    }

    private func forward(weights: UnsafePointer<Float>, count: Int) {
        // Whole cache lines of columns: what is left of the last one is computed and not looked at.
        let columns = (count + 15) & ~15
        layout.forward(
            weights: weights, inputs: inputs.map { $0.columns(0, count: columns) },
            output: images.columns(0, count: columns), outputActivation: .tanh)
    }

    private func store(into pixels: UnsafeMutablePointer<Float>, count: Int) {
        for pixel in 0..<configuration.pixelCount {
            let values = images.row(pixel)
            for column in 0..<count { pixels[column * configuration.pixelCount + pixel] = values[column] }
        }
    }
}

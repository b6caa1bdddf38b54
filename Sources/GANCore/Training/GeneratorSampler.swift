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
        samples(weights: weights, labels: labels, latents: latents(count: labels.count, stream: &stream))
    }

    /// The same images in bytes.
    public func byteSamples(
        weights: FloatBuffer, labels: [UInt8], stream: inout RandomStream
    ) -> ByteImages {
        let latents = latents(count: labels.count, stream: &stream)
        let pixelCount = configuration.pixelCount
        let pixels = [UInt8](unsafeUninitializedCapacity: labels.count * pixelCount) { buffer, count in
            count = labels.count * pixelCount
            guard let base = buffer.baseAddress else { return }
            draw(weights: weights, labels: labels, latents: latents) { start, count in
                store(into: base + start * pixelCount, count: count, as: ByteImages.byte)
            }
        }
        return ByteImages(
            side: configuration.imageSide, classCount: configuration.classCount, pixels: pixels,
            labels: labels)
    }

    /// One image for each of `labels`, from the latent vectors `[image][latent]`.
    public func samples(weights: FloatBuffer, labels: [UInt8], latents: [Float]) -> LabelledImages {
        let pixelCount = configuration.pixelCount
        var pixels = FloatBuffer(count: labels.count * pixelCount)
        pixels.withUnsafeMutablePointer { pixels in
            draw(weights: weights, labels: labels, latents: latents) { start, count in
                store(into: pixels + start * pixelCount, count: count) { $0 }
            }
        }
        return LabelledImages(
            side: configuration.imageSide, classCount: configuration.classCount, pixels: pixels,
            labels: labels)
    }

    /// Floating-point operations of drawing `count` images.
    public func flops(count: Int) -> Int { count * layout.forwardFLOPs }

    private func latents(count: Int, stream: inout RandomStream) -> [Float] {
        var latents = [Float](repeating: 0, count: count * configuration.latentCount)
        latents.withUnsafeMutableBufferPointer {
            if let base = $0.baseAddress { stream.fillNormals(base, count: $0.count) }
        }
        return latents
    }

    /// Draws one image for each of `labels`, and calls `store` for those that are in the columns of ``images``.
    private func draw(
        weights: FloatBuffer, labels: [UInt8], latents: [Float], store: (_ start: Int, _ count: Int) -> Void
    ) {
        precondition(weights.count == layout.paddedCount, "these weights have another layout")
        precondition(latents.count == labels.count * configuration.latentCount, "one latent vector an image")
        weights.withUnsafePointer { weights in
            for start in stride(from: 0, to: labels.count, by: Self.passWidth) {
                let count = min(Self.passWidth, labels.count - start)
                load(labels: labels, latents: latents, from: start, count: count)
                forward(weights: weights, count: count)
                store(start, count)
            }
        }
    }

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

    @inline(__always)
    private func store<Pixel>(
        into pixels: UnsafeMutablePointer<Pixel>, count: Int, as pixel: (Float) -> Pixel
    ) {
        let pixelCount = configuration.pixelCount
        for row in 0..<pixelCount {
            let values = images.row(row)
            for column in 0..<count { pixels[column * pixelCount + row] = pixel(values[column]) }
        }
    }
}

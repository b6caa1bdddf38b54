/// What a look at the two networks of a GAN shows, and no report of a step does.
///
/// A measurement: it changes nothing of the networks, and draws from a random stream of its own.
public struct NetworkProbe: Sendable, Hashable {
    /// D(x), a mean over images that the discriminator trains on; nil where there are none.
    public var ownScore: Float?
    /// D(x), a mean over images of the same classes that it never saw; nil where there are none.
    public var heldOutScore: Float?
    /// Share of the pixels of generated images that are within ``saturationMargin`` of black or white.
    public var saturation: Float = 0
    /// The same of the images that the generator is to make.
    public var ownSaturation: Float = 0
    /// ‖W‖ of each layer of G, biases included, as a multiple of what it is expected to be before the first step.
    public var generatorNormRatios: [Float] = []
    /// The same of D.
    public var discriminatorNormRatios: [Float] = []
    /// ‖W_G‖ as a multiple of what it is expected to be before the first step.
    public var generatorNormRatio: Float = 1
    /// The same of D.
    public var discriminatorNormRatio: Float = 1
    /// How far generated images of each class are apart; nil for classes that were not looked at.
    public var distances: [Double?] = []

    /// tanh saturates where it is this near to -1 or 1: its slope is below a twenty-fifth of the largest.
    public static let saturationMargin: Float = 0.02
    /// Images drawn of each class.
    public static let imagesPerClass = 12

    public init() {}
}

extension ConditionalGAN {
    /// Looks at both networks.
    ///
    /// - Parameters:
    ///   - own: what the node has samples of; may be empty.
    ///   - heldOut: images that it never sees.
    ///   - labels: the classes whose diversity is wanted.
    ///   - seed, node, tick: name the random stream.
    public func probe(
        own: ImageSubset, heldOut: ImageSubset, labels: [Int], seed: UInt64, node: UInt32, tick: UInt64,
        workspace: GANWorkspace, sampler: GeneratorSampler
    ) -> NetworkProbe {
        var stream = RandomStream(seed: seed, node: node, purpose: .health, tick: tick)
        var probe = NetworkProbe()
        (probe.generatorNormRatio, probe.generatorNormRatios) = generator.normRatios
        (probe.discriminatorNormRatio, probe.discriminatorNormRatios) = discriminator.normRatios
        let classes = own.classesPresent.filter { !heldOut.indicesByClass[$0].isEmpty }
        if !classes.isEmpty {
            (probe.ownScore, probe.heldOutScore) = scores(
                own: own, heldOut: heldOut, classes: classes, workspace: workspace, stream: &stream)
            probe.ownSaturation = workspace.discriminatorInputs[0].columns(0, count: workspace.batchSize)
                .saturation(rows: configuration.pixelCount)
        }
        let wanted = labels.flatMap { Array(repeating: UInt8($0), count: NetworkProbe.imagesPerClass) }
        let drawn = sampler.samples(weights: sampledWeights, labels: wanted, stream: &stream)
        probe.distances = ClassDiversity(drawn, limit: NetworkProbe.imagesPerClass).distances
        probe.saturation = drawn.saturation { own.indicesByClass[$0].isEmpty == false }
        return probe
    }

    /// D's mean scores of own images, in the workspace's real columns, and held-out ones of the same classes in the others.
    private func scores(
        own: ImageSubset, heldOut: ImageSubset, classes: [Int], workspace: GANWorkspace,
        stream: inout RandomStream
    ) -> (own: Float, heldOut: Float) {
        let batch = workspace.batchSize
        let inputs = workspace.discriminatorInputs[0]
        for column in 0..<batch { workspace.labels[column] = UInt8(classes[column % classes.count]) }
        BatchSampler.gather(
            inputs, labels: workspace.labels, range: 0..<batch, from: own, stream: &stream)
        BatchSampler.gather(
            inputs.columns(batch, count: batch), labels: workspace.labels, range: 0..<batch, from: heldOut,
            stream: &stream)
        scoreImages(workspace)
        let logits = workspace.lastLogits
        func mean(_ columns: Range<Int>) -> Float {
            columns.reduce(0) { $0 + logits[$1].probability } / Float(batch)
        }
        return (mean(workspace.realColumns), mean(workspace.fakeColumns))
    }
}

extension ModelParameters {
    /// ‖W‖ of the whole and of each layer, as multiples of what ``init(layout:keepsAverage:stream:)`` makes it on average.
    fileprivate var normRatios: (whole: Float, layers: [Float]) {
        var squares: Float = 0
        var expected: Float = 0
        var ratios: [Float] = []
        for (index, layer) in layout.layers.enumerated() {
            let isOutput = index == layout.layers.count - 1
            // outputs x inputs weights of variance 2 / inputs, or 1 / inputs.
            let usual = Float(layer.outputs) * (isOutput ? 1 : 2)
            let sum = weights.squaredNorm(from: layer.offset, count: layer.paddedCount)
            squares += sum
            expected += usual
            ratios.append((sum / usual).squareRoot())
        }
        return ((squares / expected).squareRoot(), ratios)
    }
}

extension FloatBuffer {
    /// Σ x² of some floats, in eight partial sums that the processor can overlap, in a fixed order.
    ///
    /// - Parameters:
    ///   - start: where they begin.
    ///   - count: how many there are; nil for all the rest.
    public func squaredNorm(from start: Int = 0, count length: Int? = nil) -> Float {
        let length = length ?? count - start
        precondition(start >= 0 && length >= 0 && start + length <= count, "no such floats")
        return withUnsafePointer { base in
            let pointer = base + start
            var sums = SIMD8<Float>()
            let whole = length / 8 * 8
            for index in stride(from: 0, to: whole, by: 8) {
                let values = UnsafeRawPointer(pointer + index).loadUnaligned(as: SIMD8<Float>.self)
                sums += values * values
            }
            var sum: Float = 0
            for lane in 0..<8 { sum += sums[lane] }
            for index in whole..<length { sum += pointer[index] * pointer[index] }
            return sum
        }
    }
}

extension FeatureMatrix {
    /// The share of the first `rows` rows' values that are at the ends of the scale.
    fileprivate func saturation(rows: Int) -> Float {
        var count = 0
        for row in 0..<rows {
            let values = self.row(row)
            for column in 0..<columns where abs(values[column]) > 1 - NetworkProbe.saturationMargin {
                count += 1
            }
        }
        return Float(count) / Float(max(rows * columns, 1))
    }
}

extension LabelledImages {
    /// The share of pixels at the ends of the scale, of images whose class `isWanted`.
    fileprivate func saturation(_ isWanted: (_ label: Int) -> Bool) -> Float {
        var count = 0
        var total = 0
        pixels.withUnsafePointer { pixels in
            for (index, label) in labels.enumerated() where isWanted(Int(label)) {
                let image = pixels + index * pixelCount
                for pixel in 0..<pixelCount where abs(image[pixel]) > 1 - NetworkProbe.saturationMargin {
                    count += 1
                }
                total += pixelCount
            }
        }
        return Float(count) / Float(max(total, 1))
    }
}

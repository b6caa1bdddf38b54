import Testing

@testable import GANCore

@Suite struct NetworkProbeTests {
    /// Two classes of stripes with noise, so many images of each.
    private static func images(perClass: Int, seed: UInt64) -> LabelledImages {
        let side = 8
        let labels = (0..<2 * perClass).map { UInt8($0 % 2) }
        var stream = RandomStream(seed: seed, purpose: .glyphs)
        let pixels = labels.flatMap { label in
            (0..<side * side).map { pixel in
                let isBright = (label == 0 ? pixel / side : pixel % side) % 2 == 0
                return (isBright ? 0.5 : -0.5) + 0.3 * stream.normal()
            }
        }
        return LabelledImages(side: side, classCount: 2, pixels: FloatBuffer(pixels), labels: labels)
    }

    private static func configuration(_ change: (inout GANConfiguration) -> Void = { _ in })
        -> GANConfiguration
    {
        var configuration = GANConfiguration()
        configuration.imageSide = 8
        configuration.classCount = 2
        configuration.batchSize = 16
        change(&configuration)
        return configuration
    }

    private static func probe(
        _ gan: ConditionalGAN, own: LabelledImages, heldOut: LabelledImages, labels: [Int] = [0, 1]
    ) -> NetworkProbe {
        gan.probe(
            own: ImageSubset(own), heldOut: ImageSubset(heldOut), labels: labels, seed: 1, node: 0, tick: 5,
            workspace: GANWorkspace(configuration: gan.configuration),
            sampler: GeneratorSampler(configuration: gan.configuration))
    }

    @Test func `weights have their expected norms before the first step`() {
        let gan = ConditionalGAN(configuration: Self.configuration(), seed: 1, node: 0)
        let probe = Self.probe(
            gan, own: Self.images(perClass: 8, seed: 1), heldOut: Self.images(perClass: 8, seed: 2))
        for ratio in [probe.generatorNormRatio, probe.discriminatorNormRatio]
            + probe.generatorNormRatios + probe.discriminatorNormRatios
        { #expect(abs(ratio - 1) < 0.06, "\(ratio)") }
        #expect(probe.generatorNormRatios.count == 3)
    }

    @Test(arguments: [false, true])
    func `a look changes nothing`(isSpectral: Bool) {
        let configuration = Self.configuration { $0.spectralNormalisation = isSpectral }
        var gan = ConditionalGAN(configuration: configuration, seed: 1, node: 0)
        let own = Self.images(perClass: 8, seed: 1)
        let workspace = GANWorkspace(configuration: configuration)
        _ = gan.step(on: TrainingData(own: own), seed: 1, node: 0, tick: 0, workspace: workspace)
        let before = gan
        let first = Self.probe(gan, own: own, heldOut: own)
        #expect(gan == before)
        #expect(Self.probe(gan, own: own, heldOut: own) == first)
    }

    @Test func `what was not asked for, or is not there, is not told`() {
        let gan = ConditionalGAN(configuration: Self.configuration(), seed: 1, node: 0)
        let own = Self.images(perClass: 8, seed: 1)
        let probe = Self.probe(gan, own: own, heldOut: own, labels: [1])
        #expect(probe.distances[0] == nil)
        #expect(probe.distances[1] != nil)
        let none = LabelledImages(side: 8, classCount: 2, pixels: FloatBuffer(count: 0), labels: [])
        #expect(Self.probe(gan, own: none, heldOut: own).ownScore == nil)
        #expect(Self.probe(gan, own: own, heldOut: none).heldOutScore == nil)
    }

    @Test func `a discriminator without a penalty knows few samples by heart`() throws {
        let configuration = Self.configuration { $0.r1Gamma = 0 }
        var gan = ConditionalGAN(configuration: configuration, seed: 1, node: 0)
        let (own, heldOut) = (Self.images(perClass: 2, seed: 1), Self.images(perClass: 32, seed: 2))
        let workspace = GANWorkspace(configuration: configuration)
        for tick in 0..<200 {
            _ = gan.step(
                on: TrainingData(own: own), seed: 1, node: 0, tick: UInt64(tick), workspace: workspace)
        }
        let probe = Self.probe(gan, own: own, heldOut: heldOut)
        let (mine, others) = (try #require(probe.ownScore), try #require(probe.heldOutScore))
        #expect(mine - others > 0.3, "\(mine) against \(others)")
    }

    @Test func `saturated pixels are those at the ends of the scale`() {
        let gan = ConditionalGAN(configuration: Self.configuration(), seed: 1, node: 0)
        let pixels = (0..<2 * 64).map { $0 % 2 == 0 ? Float(0.99) : 0.5 }
        let half = LabelledImages(side: 8, classCount: 2, pixels: FloatBuffer(pixels), labels: [0, 1])
        let probe = Self.probe(gan, own: half, heldOut: half)
        #expect(probe.ownSaturation == 0.5)
        #expect(probe.saturation < 0.2, "an untrained generator is grey")
    }
}

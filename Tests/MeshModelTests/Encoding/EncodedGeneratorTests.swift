import GANCore
import Testing

@testable import MeshModel

/// What a receiver can make of a generator that came in each encoding, judged by the observer's oracle.
@Suite struct EncodedGeneratorTests {
    @Test func `a generator teaches as well in every encoding`() throws {
        let dataset = ImageDataset.glyphs(side: 12, trainingPerClass: 200, testPerClass: 30, seed: 1)
        let oracle = try #require(Oracle(dataset: dataset, seed: 1, stepCount: 300))
        let configuration = GANConfiguration()
        let layouts = [configuration.generatorLayout]
        let workspace = GANWorkspace(configuration: configuration)
        var gan = ConditionalGAN(configuration: configuration, seed: 1, node: 0)
        let data = TrainingData(own: dataset.training)
        var received: [FloatBuffer] = []
        for tick in 0..<300 {
            _ = gan.step(on: data, seed: 1, node: 0, tick: UInt64(tick), workspace: workspace)
            // The first version whole, then a delta every fifty steps.
            if tick == 49 { received = [gan.sampledWeights] }
            if tick % 50 == 49 {
                received =
                    WeightDelta.encode(
                        [gan.sampledWeights], against: received, baseVersion: UInt32(tick), layouts: layouts
                    ).reconstruction
            }
        }
        let exact = Self.accuracy(gan.sampledWeights, oracle)
        #expect(exact > 0.8)
        for encoding in WeightEncodingTests.whole {
            let bytes = encoding.encode([gan.sampledWeights], layouts: layouts)
            let decoded = try #require(WeightEncodingTests.decode(bytes, encoding, layouts))
            #expect(Self.accuracy(decoded[0], oracle) > exact - 0.05)
        }
        #expect(Self.accuracy(received[0], oracle) > exact - 0.05)
    }

    /// How many of a thousand images the oracle takes for the class that they were asked for.
    private static func accuracy(_ weights: FloatBuffer, _ oracle: Oracle) -> Double {
        var stream = RandomStream(seed: 4, purpose: .metrics)
        return oracle.conditionalAccuracy(
            of: GeneratorSampler(configuration: GANConfiguration()).samples(
                weights: weights, labels: (0..<1000).map { UInt8($0 % 10) }, stream: &stream))
    }
}

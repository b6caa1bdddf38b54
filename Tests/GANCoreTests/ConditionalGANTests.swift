import Testing

@testable import GANCore

/// The recipe as a whole: it learns, and it learns the same each time.
@Suite struct ConditionalGANTests {
    static func train(_ configuration: GANConfiguration, on images: LabelledImages, steps: Int)
        -> ConditionalGAN
    {
        let workspace = GANWorkspace(configuration: configuration)
        var gan = ConditionalGAN(configuration: configuration, seed: 1, node: 0)
        let data = TrainingData(own: images)
        for tick in 0..<steps {
            _ = gan.step(on: data, seed: 1, node: 0, tick: UInt64(tick), workspace: workspace)
        }
        return gan
    }

    static func conditionalAccuracy(_ gan: ConditionalGAN, oracle: Oracle) -> Double {
        var stream = RandomStream(seed: 4, purpose: .metrics)
        return oracle.conditionalAccuracy(
            of: GeneratorSampler(configuration: gan.configuration).samples(
                weights: gan.sampledWeights, labels: (0..<300).map { UInt8($0 % 10) }, stream: &stream))
    }

    @Test("in a few hundred steps the default recipe generates the glyph that it is asked for")
    func learns() throws {
        let dataset = ImageDataset.glyphs(side: 12, trainingPerClass: 200, testPerClass: 30, seed: 1)
        let oracle = try #require(Oracle(dataset: dataset, seed: 1, stepCount: 300))
        let before = Self.train(GANConfiguration(), on: dataset.training, steps: 0)
        let after = Self.train(GANConfiguration(), on: dataset.training, steps: 300)
        #expect(Self.conditionalAccuracy(before, oracle: oracle) < 0.3)
        #expect(Self.conditionalAccuracy(after, oracle: oracle) > 0.8)
    }

    @Test("whichever workspace served other nodes before, the bits are the same")
    func workspacesCarryNothing() {
        var configuration = GANConfiguration()
        configuration.imageSide = 4
        configuration.classCount = 2
        configuration.batchSize = 8
        let images = ClassifierTests.separable(count: 20, seed: 1)
        let data = TrainingData(own: images)
        let used = GANWorkspace(configuration: configuration)
        var other = ConditionalGAN(configuration: configuration, seed: 5, node: 9)
        _ = other.step(on: data, seed: 5, node: 9, tick: 3, workspace: used)
        var one = ConditionalGAN(configuration: configuration, seed: 1, node: 0)
        var two = one
        let fresh = GANWorkspace(configuration: configuration)
        let first = one.step(on: data, seed: 1, node: 0, tick: 0, workspace: used)
        let second = two.step(on: data, seed: 1, node: 0, tick: 0, workspace: fresh)
        #expect(one == two)
        #expect(first == second)
    }

    @Test("a copy is a checkpoint: it stays where it is while the original trains on")
    func copies() {
        var configuration = GANConfiguration()
        configuration.imageSide = 4
        configuration.classCount = 2
        configuration.batchSize = 8
        let images = ClassifierTests.separable(count: 20, seed: 1)
        let data = TrainingData(own: images)
        let workspace = GANWorkspace(configuration: configuration)
        var gan = ConditionalGAN(configuration: configuration, seed: 1, node: 0)
        let checkpoint = gan
        #expect(checkpoint.generator.weights.storageIdentity == gan.generator.weights.storageIdentity)
        _ = gan.step(on: data, seed: 1, node: 0, tick: 0, workspace: workspace)
        #expect(checkpoint == ConditionalGAN(configuration: configuration, seed: 1, node: 0))
        #expect(checkpoint != gan)
    }

    @Test("without a moving average the generator itself is sampled")
    func withoutAverage() {
        var configuration = GANConfiguration()
        configuration.averageDecay = 0
        let gan = ConditionalGAN(configuration: configuration, seed: 1, node: 0)
        #expect(gan.sampledWeights.storageIdentity == gan.generator.weights.storageIdentity)
    }

    @Test("frames of models that cannot read each other have different signatures")
    func signatures() {
        var other = GANConfiguration()
        other.latentCount = 33
        other.classCount = 9
        #expect(other.generatorLayout == GANConfiguration().generatorLayout)
        #expect(other.generatorSignature != GANConfiguration().generatorSignature)
    }
}

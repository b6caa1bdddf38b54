import Foundation
import Testing

@testable import GANCore

@Suite struct StepDissectionTests {
    typealias Case = AdversarialStepTests.Case

    static func data(_ configuration: GANConfiguration) -> TrainingData {
        let count = 12
        var pixels = FloatBuffer(count: count * configuration.pixelCount)
        var stream = RandomStream(seed: 5, purpose: .batch)
        for index in 0..<pixels.count { pixels[index] = stream.uniform(in: -1...1) }
        return TrainingData(
            own: LabelledImages(
                side: configuration.imageSide, classCount: configuration.classCount, pixels: pixels,
                labels: (0..<count).map { UInt8($0 % configuration.classCount) }))
    }

    /// A GAN that has made three steps, and the dissection of its fourth.
    static func dissected(_ configuration: GANConfiguration) -> (ConditionalGAN, GANWorkspace, StepDissection)
    {
        let workspace = GANWorkspace(configuration: configuration)
        var gan = ConditionalGAN(configuration: configuration, seed: 7, node: 3)
        let data = data(configuration)
        for tick in 0..<3 {
            _ = gan.step(on: data, seed: 1, node: 3, tick: UInt64(tick), workspace: workspace)
        }
        let dissection = gan.dissect(on: data, seed: 1, node: 3, tick: 3, workspace: workspace)
        return (gan, workspace, dissection)
    }

    @Test(
        "the copy that was taken apart ends with the bits of the step, and reports the same",
        arguments: Case.all)
    func equalsTheStep(example: Case) {
        for discriminatorSteps in [1, 3] {
            var configuration = example.configuration
            configuration.discriminatorSteps = discriminatorSteps
            var (gan, workspace, dissection) = Self.dissected(configuration)
            let former = gan
            let trace = gan.tracedStep(
                on: Self.data(configuration), seed: 1, node: 3, tick: 3, workspace: workspace)
            #expect(dissection.result == gan)
            #expect(gan != former)
            #expect(dissection.stepCount == 3)
            #expect(dissection.report == trace.report)
        }
    }

    @Test(
        "D's gradient norms agree with finite differences, layer by layer",
        arguments: Case.all.filter { !$0.spectral })
    func gradientsOfD(example: Case) {
        let configuration = example.configuration
        let (gan, _, dissection) = Self.dissected(configuration)
        let layout = gan.discriminator.layout
        let reference = ReferenceNetwork(layout: layout, padded: gan.discriminator.weights.elements)
        func input(_ images: LabelledImages, _ index: Int) -> (pixels: [Double], logit: Int) {
            AdversarialStepTests.claim(
                images.image(index).map(Double.init), images.labels[index], configuration)
        }
        var squares = layout.layers.map { _ in 0.0 }
        reference.forEachDifference(layout: layout) { network in
            var total = 0.0
            for index in 0..<configuration.batchSize {
                let (real, logit) = input(dissection.real.images, index)
                let (fake, _) = input(dissection.fake.images, index)
                total += AdversarialStepTests.loss(example.loss, real: network.output(real)[logit])
                total += AdversarialStepTests.loss(example.loss, fake: network.output(fake)[logit])
                let slope = network.inputGradient(real, output: logit).prefix(configuration.pixelCount)
                total += Double(example.r1Gamma) / 2 * slope.reduce(0) { $0 + $1 * $1 }
            }
            return total / Double(configuration.batchSize)
        } _: { place, difference in
            let layer = layout.layers.lastIndex { $0.offset <= place }!
            squares[layer] += difference * difference
        }
        for (layer, square) in zip(dissection.discriminator, squares) {
            #expect(abs(Double(layer.gradientNorm) - square.squareRoot()) < 1e-4 * (1 + square.squareRoot()))
        }
    }

    @Test(
        "layers' squares add up to the norm that is reported, and are those of the dissection",
        arguments: Case.all)
    func layersAddUp(example: Case) {
        var (gan, workspace, dissection) = Self.dissected(example.configuration)
        let trace = gan.tracedStep(
            on: Self.data(example.configuration), seed: 1, node: 3, tick: 3, workspace: workspace)
        for (layers, squares, norm) in [
            (dissection.discriminator, trace.discriminatorSquares, trace.report.discriminatorGradientNorm),
            (dissection.generator, trace.generatorSquares, trace.report.generatorGradientNorm),
        ] {
            #expect(layers.count == squares.count)
            for (layer, square) in zip(layers, squares) {
                #expect(abs(layer.gradientNorm - square.squareRoot()) <= 1e-5 * layer.gradientNorm)
            }
            let whole = layers.reduce(0) { $0 + $1.gradientNorm * $1.gradientNorm }.squareRoot()
            #expect(abs(whole - norm) <= 1e-5 * norm)
        }
    }

    @Test("scores are D's own, before and after, and the losses' terms add up")
    func scoresAndLosses() {
        let configuration = Case.all[1].configuration
        let (gan, _, dissection) = Self.dissected(configuration)
        func scores(_ network: ModelParameters, _ images: LabelledImages) -> [Double] {
            let reference = ReferenceNetwork(layout: network.layout, padded: network.weights.elements)
            return (0..<images.count).map { index in
                let (input, logit) = AdversarialStepTests.claim(
                    images.image(index).map(Double.init), images.labels[index], configuration)
                return 1 / (1 + exp(-reference.output(input)[logit]))
            }
        }
        func agree(_ measured: [Float], _ expected: [Double]) -> Bool {
            measured.count == expected.count
                && zip(measured, expected).allSatisfy { abs(Double($0) - $1) < 1e-5 }
        }
        let after = dissection.result.discriminator
        #expect(agree(dissection.real.before, scores(gan.discriminator, dissection.real.images)))
        #expect(agree(dissection.fake.before, scores(gan.discriminator, dissection.fake.images)))
        #expect(agree(dissection.real.after, scores(after, dissection.real.images)))
        #expect(agree(dissection.fake.after, scores(after, dissection.fake.images)))
        #expect(agree(dissection.generated.before, scores(after, dissection.generated.images)))
        #expect(agree(dissection.generated.after, scores(after, dissection.regenerated)))
        #expect(dissection.generated.images != dissection.regenerated)
        #expect(
            abs(dissection.realLoss + dissection.fakeLoss - dissection.report.discriminatorLoss) < 1e-5)
        for layer in dissection.discriminator + dissection.generator {
            #expect(layer.changeNorm > 0 && layer.relativeChange! < 1)
        }
    }

    @Test("a step's histogram holds every sample of the batch where its score belongs")
    func histogram() {
        for example in Case.all {
            var (gan, workspace, dissection) = Self.dissected(example.configuration)
            let scores = gan.tracedStep(
                on: Self.data(example.configuration), seed: 1, node: 3, tick: 3, workspace: workspace
            ).scores
            #expect(scores.realCount == 4 && scores.fakeCount == 4)
            #expect(scores == ScoreHistogram(real: dissection.real.before, fake: dissection.fake.before))
        }
    }

    @Test("bins, their edges, what is no number, and sums")
    func bins() {
        var sum = ScoreHistogram(real: [0, 0.049, 0.05, 1, .nan], fake: [0.5])
        #expect(sum.real == [2, 1] + Array(repeating: 0, count: 17) + [1])
        #expect(sum.fake.firstIndex(of: 1) == 10)
        let other = ScoreHistogram(real: [0.5], fake: [])
        let before = sum
        sum += other
        #expect(sum.realCount == 5 && sum.real[10] == 1)
        sum -= other
        #expect(sum == before)
    }
}

import Foundation
import Testing

@testable import GANCore

/// Every gradient of the adversarial step, held against finite differences of a loss computed independently in
/// double precision.
@Suite struct AdversarialStepTests {
    struct Case: CustomStringConvertible, Sendable {
        var loss: AdversarialLoss
        var conditioning: Conditioning
        var r1Gamma: Float
        var spectral = false
        var description: String { "\(loss) \(conditioning) gamma \(r1Gamma) spectral \(spectral)" }

        static let all: [Case] =
            AdversarialLoss.allCases.flatMap { loss in
                Conditioning.allCases.flatMap { conditioning in
                    [Float(0), 0.5, 3].map { Case(loss: loss, conditioning: conditioning, r1Gamma: $0) }
                }
            } + [
                Case(loss: .hinge, conditioning: .logitPerClass, r1Gamma: 0, spectral: true),
                Case(loss: .nonSaturating, conditioning: .concatenated, r1Gamma: 0.5, spectral: true),
            ]

        var configuration: GANConfiguration {
            var configuration = GANConfiguration()
            configuration.imageSide = 4
            configuration.classCount = 3
            configuration.latentCount = 4
            configuration.generatorHidden = [5, 6]
            configuration.discriminatorHidden = [7, 5]
            configuration.batchSize = 4
            configuration.loss = loss
            configuration.conditioning = conditioning
            configuration.r1Gamma = r1Gamma
            configuration.spectralNormalisation = spectral
            return configuration
        }
    }

    /// A GAN and a workspace that holds a batch of noise images, latent vectors and labels.
    static func prepared(_ example: Case) -> (ConditionalGAN, GANWorkspace) {
        let gan = ConditionalGAN(configuration: example.configuration, seed: 7, node: 3)
        let workspace = GANWorkspace(configuration: example.configuration)
        var stream = RandomStream(seed: 11, purpose: .batch)
        workspace.labels = [2, 0, 1, 2]
        for row in 0..<16 {
            for column in 0..<4 {
                workspace.discriminatorInputs[0].row(row)[column] = stream.uniform(in: -1...1)
            }
        }
        workspace.drawLatents(stream: &stream)
        gan.generateImages(workspace)
        return (gan, workspace)
    }

    static func column(_ matrix: FeatureMatrix, rows: Int, _ column: Int) -> [Double] {
        (0..<rows).map { Double(matrix.row($0)[column]) }
    }

    /// What D sees of an image: with the label behind it where D is conditioned that way, and which logit counts.
    static func claim(_ image: [Double], _ label: UInt8, _ configuration: GANConfiguration) -> ([Double], Int)
    {
        switch configuration.conditioning {
        case .logitPerClass: (image, Int(label))
        case .concatenated: (image + (0..<3).map { $0 == Int(label) ? 1 : 0 }, 0)
        }
    }

    static func loss(_ kind: AdversarialLoss, real logit: Double) -> Double {
        switch kind {
        case .nonSaturating: log(1 + exp(-logit))
        case .hinge: max(0, 1 - logit)
        case .leastSquares: (logit - 1) * (logit - 1) / 2
        }
    }

    static func loss(_ kind: AdversarialLoss, fake logit: Double) -> Double {
        switch kind {
        case .nonSaturating: log(1 + exp(logit))
        case .hinge: max(0, 1 + logit)
        case .leastSquares: logit * logit / 2
        }
    }

    static func loss(_ kind: AdversarialLoss, generator logit: Double) -> Double {
        kind == .hinge ? -logit : loss(kind, real: logit)
    }

    @Test("L_D with R1: every weight and bias of D", arguments: Case.all)
    func discriminatorGradient(example: Case) {
        var (gan, workspace) = Self.prepared(example)
        let configuration = example.configuration
        let layout = gan.discriminator.layout
        let images = (0..<8).map { Self.column(workspace.discriminatorInputs[0], rows: 16, $0) }
        var report = StepReport()
        var gradient = [Float](repeating: 0, count: layout.paddedCount)
        if let spectral = workspace.spectral {
            gan.normaliseDiscriminator(into: spectral.weights)
            gan.discriminatorGradients(weights: spectral.weights, workspace, report: &report)
            gan.spectralGradient(workspace, into: spectral.gradient, normalised: spectral.weights)
            gradient = Array(UnsafeBufferPointer(start: spectral.gradient, count: layout.paddedCount))
        } else {
            gan.discriminator.weights.withUnsafePointer {
                gan.discriminatorGradients(weights: $0, workspace, report: &report)
            }
            for (index, layer) in layout.layers.enumerated() {
                layer.gradient(
                    outputGradient: workspace.discriminatorDeltas[index],
                    input: workspace.discriminatorInputs[index], into: &gradient)
            }
        }

        let labels = workspace.labels
        func total(_ raw: ReferenceNetwork) -> (adversarial: Double, penalty: Double) {
            let network = example.spectral ? Self.normalised(raw, vectors: gan.spectralVectors) : raw
            var adversarial = 0.0
            var penalty = 0.0
            for index in 0..<4 {
                let (real, logit) = Self.claim(images[index], labels[index], configuration)
                let (fake, _) = Self.claim(images[4 + index], labels[index], configuration)
                adversarial += Self.loss(configuration.loss, real: network.output(real)[logit])
                adversarial += Self.loss(configuration.loss, fake: network.output(fake)[logit])
                let slope = network.inputGradient(real, output: logit).prefix(16)
                penalty += slope.reduce(0) { $0 + $1 * $1 }
            }
            return (adversarial / 4, Double(configuration.r1Gamma) / 2 * penalty / 4)
        }

        let reference = ReferenceNetwork(layout: layout, padded: gan.discriminator.weights.elements)
        let expected = total(reference)
        #expect(abs(Double(report.discriminatorLoss) - expected.adversarial) < 1e-5)
        #expect(abs(Double(report.gradientPenalty) - expected.penalty) < 1e-5 * (1 + expected.penalty))
        reference.forEachDifference(layout: layout) {
            let parts = total($0)
            return parts.adversarial + parts.penalty
        } _: { place, difference in
            #expect(
                abs(Double(gradient[place]) - difference) < 2e-5 * (1 + abs(difference)), "weight \(place)")
        }
    }

    @Test(
        "L_G: every weight and bias of G, through D and tanh", arguments: Case.all.filter { $0.r1Gamma == 0 })
    func generatorGradient(example: Case) {
        var (gan, workspace) = Self.prepared(example)
        let configuration = example.configuration
        let layout = gan.generator.layout
        let latents = (0..<4).map { Self.column(workspace.generatorInputs[0], rows: 7, $0) }
        var report = StepReport()
        var weights = gan.discriminator.weights.elements
        if let spectral = workspace.spectral {
            gan.normaliseDiscriminator(into: spectral.weights)
            weights = Array(UnsafeBufferPointer(start: spectral.weights, count: weights.count))
        }
        gan.generatorGradients(discriminator: weights, workspace, report: &report)
        var gradient = [Float](repeating: 0, count: layout.paddedCount)
        for (index, layer) in layout.layers.enumerated() {
            layer.gradient(
                outputGradient: workspace.generatorDeltas[index], input: workspace.generatorInputs[index],
                into: &gradient)
        }

        let discriminator = ReferenceNetwork(layout: gan.discriminator.layout, padded: weights)
        let labels = workspace.labels
        func total(_ network: ReferenceNetwork) -> Double {
            var loss = 0.0
            for index in 0..<4 {
                let image = network.output(latents[index]).map { tanh($0) }
                let (input, logit) = Self.claim(image, labels[index], configuration)
                loss += Self.loss(configuration.loss, generator: discriminator.output(input)[logit])
            }
            return loss / 4
        }
        let reference = ReferenceNetwork(layout: layout, padded: gan.generator.weights.elements)
        #expect(abs(Double(report.generatorLoss) - total(reference)) < 1e-5)
        reference.forEachDifference(layout: layout, loss: total) { place, difference in
            #expect(
                abs(Double(gradient[place]) - difference) < 2e-5 * (1 + abs(difference)), "weight \(place)")
        }
    }

    /// W / (uᵀWv) with u and v held fixed, as the power iteration leaves them.
    static func normalised(_ network: ReferenceNetwork, vectors: [SpectralVectors]) -> ReferenceNetwork {
        var result = network
        for (index, vector) in vectors.enumerated() {
            var sigma = 0.0
            for (row, left) in vector.left.enumerated() {
                for (column, right) in vector.right.enumerated() {
                    sigma += Double(left) * network.weights[index][row][column] * Double(right)
                }
            }
            for row in vector.left.indices {
                for column in vector.right.indices { result.weights[index][row][column] /= sigma }
            }
        }
        return result
    }
}

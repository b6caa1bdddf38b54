import ArgumentParser
import GANCore

/// The conditional GAN as flags: the measured recipe and its alternatives.
struct ModelOptions: ParsableArguments {
    private static let defaults = GANConfiguration()

    @Option(help: "Adversarial loss. (default: \(defaults.loss.rawValue))")
    var loss: AdversarialLoss?

    @Option(
        help: """
            The discriminator's label: one logit per class (logits) or a one-hot vector (concat). \
            (default: \(defaults.conditioning.rawValue))
            """)
    var conditioning: Conditioning?

    @Option(
        help: "Widths of the generator's hidden layers. (default: \(HiddenWidths(defaults.generatorHidden)))")
    var hiddenGenerator: HiddenWidths?

    @Option(
        help: """
            Widths of the discriminator's hidden layers. (default: \(HiddenWidths(defaults.discriminatorHidden)))
            """)
    var hiddenDiscriminator: HiddenWidths?

    @Option(help: "Weight of the gradient penalty R1; 0 turns it off. (default: \(defaults.r1Gamma))")
    var r1Gamma: Float?

    @Flag(
        inversion: .prefixedNo,
        help:
            "Divide the discriminator's weights by their largest singular value. (default: --no-spectral-norm)"
    )
    var spectralNorm: Bool?

    @Option(help: "Adam's step size for both networks. (default: \(defaults.generatorLearningRate))")
    var learningRate: Float?

    @Option(help: "Real samples in a step. (default: \(defaults.batchSize))")
    var batchSize: Int?

    @Option(
        help: "Discriminator updates before each generator update. (default: \(defaults.discriminatorSteps))")
    var discriminatorSteps: Int?

    func override(_ configuration: inout GANConfiguration) {
        if let loss { configuration.loss = loss }
        if let conditioning { configuration.conditioning = conditioning }
        if let hiddenGenerator { configuration.generatorHidden = hiddenGenerator.values }
        if let hiddenDiscriminator { configuration.discriminatorHidden = hiddenDiscriminator.values }
        if let r1Gamma { configuration.r1Gamma = r1Gamma }
        if let spectralNorm { configuration.spectralNormalisation = spectralNorm }
        if let learningRate {
            configuration.generatorLearningRate = learningRate
            configuration.discriminatorLearningRate = learningRate
        }
        if let batchSize { configuration.batchSize = batchSize }
        if let discriminatorSteps { configuration.discriminatorSteps = discriminatorSteps }
    }
}

/// Widths of hidden layers as one argument, e.g. `128,256`.
struct HiddenWidths: ExpressibleByArgument, CustomStringConvertible {
    let values: [Int]

    init(_ values: [Int]) {
        self.values = values
    }

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        let values = parts.compactMap(\.self)
        guard values.count == parts.count else { return nil }
        self.values = values
    }

    var description: String { values.map(\.description).joined(separator: ",") }
}

import ArgumentParser
import GANCore
import MeshModel

/// What a mesh is made of, as flags; shared by the dashboard, `run` and `screenshot`.
struct ScenarioOptions: ParsableArguments {
    private static let defaults = Scenario()

    @Option(
        help: ArgumentHelp(
            "Images: glyphs, fashion-mnist, or a folder with IDX files (plain or .gz).",
            valueName: "name|folder"))
    var dataset: DatasetChoice = defaults.dataset

    @Option(help: "Nodes at the start.")
    var nodes: Int = defaults.nodeCount

    @Option(
        help: "Links: ring, line, star, grid, full, random or random:RADIUS. (default: \(defaults.topology))",
        completion: .list(["ring", "line", "star", "grid", "full", "random"]), transform: Topology.parse)
    var topology: Topology = defaults.topology

    @Option(
        help:
            "Who has which samples: iid, classes:K, dirichlet:ALPHA or shards:S. (default: \(defaults.partition))",
        completion: .list(["iid", "classes:3", "dirichlet:0.5", "shards:2"]), transform: PartitionScheme.parse
    )
    var partition: PartitionScheme = defaults.partition

    @Option(help: "Own samples of each class that a node holds.")
    var samplesPerClass: Int = defaults.samplesPerClass

    @Option(help: "Seed of every random number.")
    var seed: UInt64 = defaults.seed

    @Option(
        help: "What nodes send, and what they make of it.")
    var strategy: ExchangeStrategy = defaults.strategy

    @Option(help: "Ticks between a node's transmissions.")
    var exchangeEvery: Int = defaults.exchangeInterval

    @Option(help: "Fakes of each foreign class, drawn afresh in every round.")
    var fakesPerClass: Int = defaults.fakesPerClass

    @Option(help: "Share of own samples in a batch while there are fakes, above 0 to 1.")
    var ownShare: Float = defaults.ownShare

    @Option(help: "Radio of every node.")
    var radio: RadioProfile = defaults.radio

    @Option(help: "Processor of every node.")
    var device: DeviceProfile = defaults.device

    @Option(help: "Charge of every battery at the start, in joules.")
    var battery: Double = defaults.batteryJoules

    /// Pixels on a side for glyphs and for IDX images unless told otherwise.
    private static let glyphSide = 12
    private static let photographSide = 14

    @Option(
        help:
            "Width and height that images are resampled to (default: \(glyphSide) for glyphs, \(photographSide) otherwise)."
    )
    var imageSize: Int?

    @OptionGroup(title: "Model options")
    var model: ModelOptions

    /// The scenario that these flags ask for.
    func scenario() throws -> Scenario {
        var scenario = Scenario()
        scenario.name = dataset == .glyphs ? "quickstart" : "\(dataset)"
        scenario.seed = seed
        scenario.nodeCount = nodes
        scenario.topology = topology
        scenario.dataset = dataset
        scenario.partition = partition
        scenario.samplesPerClass = samplesPerClass
        scenario.strategy = strategy
        scenario.exchangeInterval = exchangeEvery
        scenario.fakesPerClass = fakesPerClass
        scenario.ownShare = ownShare
        scenario.radio = radio
        scenario.device = device
        scenario.batteryJoules = battery
        scenario.gan = model.configuration()
        scenario.gan.imageSide = imageSize ?? (dataset == .glyphs ? Self.glyphSide : Self.photographSide)
        do throws(MeshModelError) {
            try scenario.validate()
        } catch {
            guard case .badSetting(let name, let value, let expected) = error else { throw error }
            throw ValidationError("\(Self.flag(of: name)): \(value) is not valid; expected \(expected)")
        }
        return scenario
    }

    /// The flag behind a scenario's setting.
    private static func flag(of setting: String) -> String {
        switch setting {
        case "exchange interval": "--exchange-every"
        case "image side": "--image-size"
        case "battery joules": "--battery"
        case "generator learning rate": "--learning-rate"
        case "R1 gamma": "--r1-gamma"
        case let name where name.hasPrefix("partition "): "--partition " + name.dropFirst("partition ".count)
        default: "--" + setting.replacing(" ", with: "-")
        }
    }
}

/// The conditional GAN as flags: the measured recipe and its alternatives.
struct ModelOptions: ParsableArguments {
    private static let defaults = GANConfiguration()

    @Option(help: "Adversarial loss.")
    var loss: AdversarialLoss = defaults.loss

    @Option(
        help: "The discriminator's label: one logit per class (logits) or a one-hot vector (concat).")
    var conditioning: Conditioning = defaults.conditioning

    @Option(help: "Weight of the gradient penalty R1; 0 turns it off.")
    var r1Gamma: Float = defaults.r1Gamma

    @Flag(help: "Divide the discriminator's weights by their largest singular value.")
    var spectralNorm = false

    @Option(help: "Adam's step size for both networks.")
    var learningRate: Float = defaults.generatorLearningRate

    @Option(help: "Real samples in a step.")
    var batchSize: Int = defaults.batchSize

    @Option(help: "Discriminator updates before each generator update.")
    var discriminatorSteps: Int = defaults.discriminatorSteps

    func configuration() -> GANConfiguration {
        var configuration = GANConfiguration()
        configuration.loss = loss
        configuration.conditioning = conditioning
        configuration.r1Gamma = r1Gamma
        configuration.spectralNormalisation = spectralNorm
        configuration.generatorLearningRate = learningRate
        configuration.discriminatorLearningRate = learningRate
        configuration.batchSize = batchSize
        configuration.discriminatorSteps = discriminatorSteps
        return configuration
    }
}

import ArgumentParser
import GANCore
import MeshModel

/// What a mesh is made of: a scenario, and flags that override its values; shared by the dashboard, `run`, `compare`
/// and `screenshot`. Help texts name the values that hold without a scenario.
struct ScenarioOptions: ParsableArguments {
    private static let defaults = Scenario()

    @Option(
        help: ArgumentHelp(
            "A shipped scenario (see iotgan-tui scenario list) or a TOML file; the flags below override it.",
            valueName: "name|file"),
        completion: .list(ShippedScenario.allCases.map(\.rawValue)))
    var scenario: String?

    @Option(
        help: ArgumentHelp(
            "Images: glyphs, fashion-mnist, or a folder with IDX files (plain or .gz). (default: \(defaults.dataset))",
            valueName: "name|folder"))
    var dataset: DatasetChoice?

    @Option(help: "Nodes at the start. (default: \(defaults.nodeCount))")
    var nodes: Int?

    @Option(
        help: "Links: ring, line, star, grid, full, random or random:RADIUS. (default: \(defaults.topology))",
        completion: .list(["ring", "line", "star", "grid", "full", "random"]), transform: Topology.parse)
    var topology: Topology?

    @Option(
        help: """
            Who has which samples: iid, classes:K, classes:A-B, dirichlet:ALPHA or shards:S. \
            (default: \(defaults.partition))
            """,
        completion: .list(["iid", "classes:3", "classes:1-3", "dirichlet:0.5", "shards:2"]),
        transform: PartitionScheme.parse)
    var partition: PartitionScheme?

    @Option(help: "Own samples of each class that a node holds. (default: \(defaults.samplesPerClass))")
    var samplesPerClass: Int?

    @Option(help: "Seed of every random number. (default: \(defaults.seed))")
    var seed: UInt64?

    @Option(
        help: """
            Width and height that images are resampled to. (default: \(DatasetChoice.glyphs.usualImageSide) for \
            glyphs, \(DatasetChoice.fashionMNIST.usualImageSide) otherwise)
            """)
    var imageSize: Int?

    @OptionGroup(title: "Exchange options")
    var exchange: ExchangeOptions

    @OptionGroup(title: "Radio and energy options")
    var world: WorldOptions

    @OptionGroup(title: "Model options")
    var model: ModelOptions

    /// The scenario that these flags ask for.
    func resolved() throws -> Scenario {
        let file = try scenario.map { name throws(TOMLFileError) in try ScenarioFile(name) }
        var scenario = file?.scenario ?? Scenario()
        if let dataset {
            scenario.dataset = dataset
            if file == nil && dataset != .glyphs { scenario.name = "\(dataset)" }
            if file?.namesImageSide != true { scenario.gan.imageSide = dataset.usualImageSide }
        }
        if let nodes { scenario.nodeCount = nodes }
        if let topology { scenario.topology = topology }
        if let partition { scenario.partition = partition }
        if let samplesPerClass { scenario.samplesPerClass = samplesPerClass }
        if let seed { scenario.seed = seed }
        if let imageSize { scenario.gan.imageSide = imageSize }
        exchange.override(&scenario)
        world.override(&scenario)
        model.override(&scenario.gan)
        do throws(MeshModelError) {
            try scenario.validate()
        } catch {
            guard case .badSetting(let name, _, _) = error else { throw error }
            throw ValidationError("\(Self.flag(of: name)): \(error.problem)")
        }
        return scenario
    }

    /// The flag behind a scenario's setting; the setting itself where there is none.
    private static func flag(of setting: String) -> String {
        switch setting {
        case "exchange interval": "--exchange-every"
        case "image side": "--image-size"
        case "battery joules": "--battery"
        case "generator learning rate": "--learning-rate"
        case "R1 gamma": "--r1-gamma"
        case "generator hidden widths": "--hidden-generator"
        case "discriminator hidden widths": "--hidden-discriminator"
        case "spacing metres": "--spacing"
        case "propagation exponent": "--path-loss-exponent"
        case "propagation shadowing decibels": "--shadowing"
        case "propagation coherence seconds": "--coherence-seconds"
        case let name where name.hasPrefix("partition "): "--partition " + name.dropFirst("partition ".count)
        default: "--" + setting.replacing(" ", with: "-")
        }
    }
}

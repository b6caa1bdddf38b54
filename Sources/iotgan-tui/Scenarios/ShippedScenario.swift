/// The scenarios that the program carries with it, in the order in which a newcomer would look at them.
enum ShippedScenario: String, CaseIterable {
    case quickstart
    case oneToThreeClasses = "one-to-three-classes"
    case fashion
    case fashion28 = "fashion-28"
    case oneClassPerNode = "one-class-per-node"
    case loraVillage = "lora-village"
    case partitionAndHeal = "partition-and-heal"
    case churn
    case byzantine
    case hundredNodes = "hundred-nodes"
    case learningRateX50 = "learning-rate-x50"
    case tenDSteps = "ten-d-steps"
    case sixSamples = "six-samples"
    case poisonedNeighbour = "poisoned-neighbour"
    case nanFrame = "nan-frame"

    /// The file in the folder `Shipped`.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    private var bytes: [UInt8] {
        switch self {
        case .quickstart: PackageResources.quickstart_toml
        case .oneToThreeClasses: PackageResources.one_to_three_classes_toml
        case .fashion: PackageResources.fashion_toml
        case .fashion28: PackageResources.fashion_28_toml
        case .oneClassPerNode: PackageResources.one_class_per_node_toml
        case .loraVillage: PackageResources.lora_village_toml
        case .partitionAndHeal: PackageResources.partition_and_heal_toml
        case .churn: PackageResources.churn_toml
        case .byzantine: PackageResources.byzantine_toml
        case .hundredNodes: PackageResources.hundred_nodes_toml
        case .learningRateX50: PackageResources.learning_rate_x50_toml
        case .tenDSteps: PackageResources.ten_d_steps_toml
        case .sixSamples: PackageResources.six_samples_toml
        case .poisonedNeighbour: PackageResources.poisoned_neighbour_toml
        case .nanFrame: PackageResources.nan_frame_toml
        }
    }

    func load() throws(TOMLFileError) -> ScenarioFile {
        try ScenarioFile(text: text, file: "\(rawValue).toml", name: rawValue)
    }
}

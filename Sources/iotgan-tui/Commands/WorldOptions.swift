import ArgumentParser
import MeshModel

/// Radios, batteries, places, and how they change.
struct WorldOptions: ParsableArguments {
    private static let defaults = Scenario()

    @Option(help: "Radio of every node. (default: \(defaults.radio.rawValue))")
    var radio: RadioProfile?

    @Option(help: "Processor of every node. (default: \(defaults.device.rawValue))")
    var device: DeviceProfile?

    @Option(help: "Charge of every battery at the start, in joules. (default: \(defaults.batteryJoules))")
    var battery: Double?

    @Option(help: "How energy on the air is computed. (default: \(defaults.energyModel.rawValue))")
    var energyModel: EnergyModel?

    @Option(
        help: """
            Share of its idle time that a node keeps its receiver on, 0 to 1. (default: \(defaults.listenShare))
            """)
    var listenShare: Double?

    @Option(
        help: """
            What charges the batteries: none, constant:MILLIWATTS, or solar:PEAK_MILLIWATTS:DAY_SECONDS. \
            (default: \(defaults.harvest))
            """,
        completion: .list(["none", "constant:50", "solar:500:86400"]), transform: Harvest.parse)
    var harvest: Harvest?

    @Option(
        help: """
            Path loss: 2 in free space, 3 in a town, up to 6 in buildings. (default: \(defaults.propagation.exponent))
            """)
    var pathLossExponent: Double?

    @Option(
        help: """
            Standard deviation of the shadowing, in decibels; 0 turns it off. \
            (default: \(defaults.propagation.shadowingDecibels))
            """)
    var shadowing: Double?

    @Option(
        help: """
            Simulated time after which a link's shadowing is another, in seconds. \
            (default: \(defaults.propagation.coherenceSeconds))
            """)
    var coherenceSeconds: Double?

    @Option(help: "Metres between neighbours. (default: \(defaults.spacingMetres))")
    var spacing: Double?

    @Option(
        help: """
            How nodes move: still, or waypoint:METRES_PER_SECOND with :PAUSE_SECONDS if wanted. \
            (default: \(defaults.mobility))
            """,
        completion: .list(["still", "waypoint:1.5", "waypoint:1.5:30"]), transform: Mobility.parse)
    var mobility: Mobility?

    @Option(
        help: "Nodes that join in an hour of simulated time. (default: \(defaults.churn.joinsPerHour))")
    var joinsPerHour: Double?

    @Option(
        help: "Nodes that leave in an hour of simulated time. (default: \(defaults.churn.leavesPerHour))")
    var leavesPerHour: Double?

    func override(_ scenario: inout Scenario) {
        if let radio { scenario.radio = radio }
        if let device { scenario.device = device }
        if let battery { scenario.batteryJoules = battery }
        if let energyModel { scenario.energyModel = energyModel }
        if let listenShare { scenario.listenShare = listenShare }
        if let harvest { scenario.harvest = harvest }
        if let pathLossExponent { scenario.propagation.exponent = pathLossExponent }
        if let shadowing { scenario.propagation.shadowingDecibels = shadowing }
        if let coherenceSeconds { scenario.propagation.coherenceSeconds = coherenceSeconds }
        if let spacing { scenario.spacingMetres = spacing }
        if let mobility { scenario.mobility = mobility }
        if let joinsPerHour { scenario.churn.joinsPerHour = joinsPerHour }
        if let leavesPerHour { scenario.churn.leavesPerHour = leavesPerHour }
    }
}

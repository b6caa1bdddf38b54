import ArgumentParser
import MeshModel

/// What nodes send each other, and when; and what a tick is, in which that is counted.
struct ExchangeOptions: ParsableArguments {
    private static let defaults = Scenario()

    @Option(help: "What nodes send, and what they make of it. (default: \(defaults.strategy.rawValue))")
    var strategy: ExchangeStrategy?

    @Option(help: "When nodes transmit. (default: \(defaults.schedule.rawValue))")
    var schedule: TransmissionSchedule?

    @Option(help: "How weight vectors are written into messages. (default: \(defaults.encoding.rawValue))")
    var encoding: WeightEncoding?

    @Option(help: "Ticks between a node's transmissions. (default: \(defaults.exchangeInterval))")
    var exchangeEvery: Int?

    @Option(
        help: "Fakes of each foreign class, drawn afresh in every round. (default: \(defaults.fakesPerClass))"
    )
    var fakesPerClass: Int?

    @Option(
        help: """
            Share of own samples in a batch while there are fakes, above 0 to 1. \
            (default: \(ExchangeStrategy.relay.ownShare) under relay, \(defaults.strategy.ownShare) otherwise)
            """)
    var ownShare: Float?

    @Option(help: "Adversarial steps of a node in a tick. (default: \(defaults.stepsPerTick))")
    var stepsPerTick: Int?

    @Option(help: "Simulated time of a tick, in seconds. (default: \(defaults.tickSeconds))")
    var tickSeconds: Double?

    func override(_ scenario: inout Scenario) {
        if let strategy { scenario.strategy = strategy }
        if let schedule { scenario.schedule = schedule }
        if let encoding { scenario.encoding = encoding }
        if let exchangeEvery { scenario.exchangeInterval = exchangeEvery }
        if let fakesPerClass { scenario.fakesPerClass = fakesPerClass }
        if let ownShare { scenario.ownShare = ownShare }
        if let stepsPerTick { scenario.stepsPerTick = stepsPerTick }
        if let tickSeconds { scenario.tickSeconds = tickSeconds }
    }
}

import GANCore

// What a strategy means for a node, in one table. What takes more than a line has a file of its own.

extension ExchangeStrategy {
    /// What messages of this strategy carry; nil where none are sent.
    var payloadKind: PayloadKind? {
        switch self {
        case .isolated, .central: nil
        case .replay, .relay: .generator
        case .gossipAverage: .networks
        case .raw: .rawSamples
        }
    }

    /// Whether messages reach nodes that are no neighbours of their origin.
    var carriesFar: Bool { self == .relay || self == .raw }

    /// Whether `node` sends on what it holds of another.
    func forwards(_ entry: EmbeddedBuffer.Entry, by node: MeshNode, teachersPerClass: Int) -> Bool {
        switch self {
        case .isolated, .central, .replay, .gossipAverage: false
        case .relay: node.relays(entry, limit: teachersPerClass)
        case .raw: true
        }
    }

    /// What a node's two models train on.
    func trainingSets(of node: MeshNode, scenario: Scenario) -> (gan: TrainingData, classifier: TrainingData)
    {
        let ownShare = scenario.ownShare ?? self.ownShare
        let own = TrainingData(own: node.own, fakes: node.noFakes, ownShare: ownShare)
        let augmented = TrainingData(own: node.own, fakes: node.fakes, ownShare: ownShare)
        switch self {
        case .isolated, .central: return (own, own)
        case .replay, .relay: return (augmented, augmented)
        // As FedGAN does: the networks learn of others by averaging alone.
        case .gossipAverage: return (own, augmented)
        case .raw:
            guard node.fakes.count > 0 else { return (own, own) }
            let pooled = TrainingData(own: node.noSamples, fakes: node.fakes)
            return (pooled, pooled)
        }
    }
}

extension MeshNode {
    /// Makes of the embedded buffer what the strategy makes of it.
    mutating func learn(
        tick: Int, scenario: Scenario, instruments: HealthInstruments, sampler: GeneratorSampler,
        work: inout NodeWork
    ) {
        switch strategy {
        case .isolated, .central: break
        case .replay, .relay:
            drawFakes(
                tick: tick, scenario: scenario, instruments: instruments, sampler: sampler, work: &work)
        case .gossipAverage:
            average(
                tick: tick, scenario: scenario, instruments: instruments, sampler: sampler, work: &work)
        case .raw: pool(tick: tick, work: &work)
        }
    }

    /// Takes a message into the embedded buffer.
    mutating func keep(_ arrival: EmbeddedBuffer.Entry, scenario: Scenario) {
        buffer.keep(arrival)
        deliveries.note(arrival.header, at: id)
        if strategy == .relay { keepBestTeachers(limit: scenario.teachersPerClass) }
        hasNews = true
        mayTransmit = strategy.carriesFar || mayTransmit
    }
}

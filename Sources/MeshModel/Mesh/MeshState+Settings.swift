import GANCore

// Settings that a user changes while the mesh runs: those of all nodes, which later ones get too, and those of one.

extension MeshState {
    /// What is on the air was made with other settings, and is lost.
    mutating func change(_ intervention: Intervention) throws(Refusal) {
        switch intervention {
        case .setRadio(let radio):
            setRadioOfAll(radio)
        case .setStrategy(let strategy):
            try checkPlaceOfData(under: strategy)
            try changeChecked { $0.strategy = strategy }
            dropReceptions { _, _ in .settingsChanged }
            for index in nodes.indices {
                nodes[index].strategy = strategy
                nodes[index].forgetMessages()
            }
        case .setSchedule(let schedule):
            scenario.schedule = schedule
            for index in nodes.indices { nodes[index].schedule = schedule }
        case .setEncoding(let encoding):
            try changeChecked { $0.encoding = encoding }
            for index in nodes.indices { nodes[index].encoding = encoding }
        case .setLearningRates(let rates):
            try changeChecked { $0.gan.learningRates = rates }
            for index in nodes.indices { nodes[index].gan.learningRates = rates }
        case .setThreshold(let threshold, let value):
            try changeChecked { $0.health[threshold] = value }
        default: break
        }
        record(.settingsChanged(intervention))
    }

    private func checkPlaceOfData(under strategy: ExchangeStrategy) throws(Refusal) {
        guard (strategy == .central) == (scenario.strategy == .central) else {
            throw Refusal(why: "whether all data are in one place is decided before tick 0")
        }
    }

    private mutating func setRadioOfAll(_ radio: RadioProfile) {
        scenario.radio = radio
        for index in scenario.profiles.indices { scenario.profiles[index].radio = nil }
        // Links between different radios have carried nothing until now.
        let opensLinks = links.contains { !$0.sharesRadio }
        for index in nodes.indices {
            nodes[index].radio = radio
            if opensLinks { nodes[index].mayTransmit = true }
        }
        measureLinks()
        dropReceptions { _, _ in .settingsChanged }
    }

    mutating func setRadio(of id: NodeID, _ radio: RadioProfile) throws(Refusal) {
        guard let index = nodeIndex(id) else { throw Refusal(why: "there is no node \(id)") }
        let former = nodes[index].radio
        guard former != radio else { throw Refusal(why: "node \(id) has that radio already") }
        nodes[index].radio = radio
        for neighbour in nodes[index].neighbours {
            if let link = linkIndex(LinkID(id, neighbour)) { links[link] = measured(links[link]) }
        }
        dropReceptions { $0 == id || $1 == id ? .settingsChanged : nil }
        wakeSenders(around: index)
        record(.nodeRadioChanged(id, radio, former: former))
    }

    mutating func setStrategy(of id: NodeID, _ strategy: ExchangeStrategy) throws(Refusal) {
        try checkPlaceOfData(under: strategy)
        let former = try set(\.strategy, "strategy", of: id, to: strategy)
        dropReceptions { $0 == id || $1 == id ? .settingsChanged : nil }
        if let index = nodeIndex(id) { nodes[index].forgetMessages() }
        record(.nodeSettingChanged(.setNodeStrategy(id, strategy), former: .setNodeStrategy(id, former)))
    }

    mutating func setSchedule(of id: NodeID, _ schedule: TransmissionSchedule) throws(Refusal) {
        let former = try set(\.schedule, "schedule", of: id, to: schedule)
        record(.nodeSettingChanged(.setNodeSchedule(id, schedule), former: .setNodeSchedule(id, former)))
    }

    mutating func setEncoding(of id: NodeID, _ encoding: WeightEncoding) throws(Refusal) {
        var changed = scenario
        changed.encoding = encoding.fullEncoding
        try check(changed)
        let former = try set(\.encoding, "encoding", of: id, to: encoding)
        record(.nodeSettingChanged(.setNodeEncoding(id, encoding), former: .setNodeEncoding(id, former)))
    }

    mutating func setLearningRates(of id: NodeID, _ rates: LearningRates) throws(Refusal) {
        var changed = scenario
        changed.gan.learningRates = rates
        try check(changed)
        let former = try set(\.gan.learningRates, "learning rate", of: id, to: rates)
        record(
            .nodeSettingChanged(.setNodeLearningRates(id, rates), former: .setNodeLearningRates(id, former)))
    }

    /// - Returns: what the setting was before.
    private mutating func set<Value: Equatable>(
        _ setting: WritableKeyPath<MeshNode, Value>, _ name: String, of id: NodeID, to value: Value
    ) throws(Refusal) -> Value {
        guard let index = nodeIndex(id) else { throw Refusal(why: "there is no node \(id)") }
        let former = nodes[index][keyPath: setting]
        guard former != value else { throw Refusal(why: "node \(id) has that \(name) already") }
        nodes[index][keyPath: setting] = value
        return former
    }

    /// Changes settings, but not into ones that cannot be.
    private mutating func changeChecked(_ change: (inout Scenario) -> Void) throws(Refusal) {
        var changed = scenario
        change(&changed)
        try check(changed)
        scenario = changed
    }

    private func check(_ scenario: Scenario) throws(Refusal) {
        do throws(MeshModelError) {
            try scenario.validate()
        } catch {
            throw Refusal(why: error.description)
        }
    }
}

extension MeshNode {
    /// Forgets what it holds and has to send: another strategy has other messages.
    mutating func forgetMessages() {
        buffer = EmbeddedBuffer()
        outbox = nil
        deltaBase = nil
        lastTaught = nil
        health.offset = nil
    }
}

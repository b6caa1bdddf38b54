// Interventions that came with the believable mesh: links by hand, splits, settings, poison, charge.

extension MeshState {
    mutating func add(_ id: LinkID) throws(Refusal) {
        for end in [id.low, id.high] where nodeIndex(end) == nil {
            throw Refusal(why: "there is no node \(end)")
        }
        guard linkIndex(id) == nil else { throw Refusal(why: "link \(id) is there already") }
        link(id, isPinned: true)
        record(.linkAdded(id))
    }

    mutating func degrade(_ id: LinkID, decibels: Double) throws(Refusal) {
        guard let index = linkIndex(id) else { throw Refusal(why: "there is no link \(id)") }
        guard (0...Self.largestDegradationDecibels).contains(decibels) else {
            throw Refusal(why: "a loss is 0 to \(Int(Self.largestDegradationDecibels)) decibels")
        }
        let former = links[index].degradationDecibels
        guard former != decibels else {
            throw Refusal(why: "link \(id) has that loss already")
        }
        links[index].degradationDecibels = decibels
        links[index] = measured(links[index])
        record(.linkDegraded(id, decibels: decibels, former: former))
    }

    /// More than any radio's link budget, so that nothing is heard.
    private static let largestDegradationDecibels = 300.0

    mutating func moveNode(_ id: NodeID, to position: Position) throws(Refusal) {
        guard let index = nodeIndex(id) else { throw Refusal(why: "there is no node \(id)") }
        guard position.x.isFinite && position.y.isFinite else {
            throw Refusal(why: "a position is two finite numbers, in metres")
        }
        nodes[index].position = position
        nodes[index].walk = nil
        relinkByDistance()
        measureLinks()
        record(.nodeMoved(id))
    }

    mutating func split(off ids: [NodeID]) throws(Refusal) {
        for id in ids where nodeIndex(id) == nil { throw Refusal(why: "there is no node \(id)") }
        let crossing = links.indices.filter { index in
            !links[index].isCut && ids.contains(links[index].id.low) != ids.contains(links[index].id.high)
        }
        guard !crossing.isEmpty else { throw Refusal(why: "no link joins these nodes to the others") }
        for index in crossing { setCut(at: index, true) }
    }

    mutating func heal() throws(Refusal) {
        let cut = links.indices.filter { links[$0].isCut }
        guard !cut.isEmpty else { throw Refusal(why: "no link is cut") }
        for index in cut { setCut(at: index, false) }
    }

    /// What is on the air was made with other settings, and is lost.
    mutating func change(_ intervention: Intervention) throws(Refusal) {
        switch intervention {
        case .setRadio(let radio):
            setRadioOfAll(radio)
        case .setStrategy(let strategy):
            guard (strategy == .central) == (scenario.strategy == .central) else {
                throw Refusal(why: "whether all data are in one place is decided before tick 0")
            }
            try changeChecked { $0.strategy = strategy }
            dropReceptions { _, _ in .settingsChanged }
            for index in nodes.indices { nodes[index].forgetMessages() }
        case .setSchedule(let schedule): scenario.schedule = schedule
        case .setEncoding(let encoding): try changeChecked { $0.encoding = encoding }
        default: break
        }
        record(.settingsChanged(intervention))
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

    /// Changes settings, but not into ones that cannot be.
    private mutating func changeChecked(_ change: (inout Scenario) -> Void) throws(Refusal) {
        var changed = scenario
        change(&changed)
        do throws(MeshModelError) {
            try changed.validate()
        } catch {
            throw Refusal(why: error.description)
        }
        scenario = changed
    }

    mutating func setPoison(_ id: NodeID, _ poison: Poison?) throws(Refusal) {
        guard let index = nodeIndex(id) else { throw Refusal(why: "there is no node \(id)") }
        nodes[index].poison = poison
        record(.poisoned(id, poison))
    }

    mutating func recharge(_ id: NodeID, joules: Double) throws(Refusal) {
        guard let index = nodeIndex(id) else { throw Refusal(why: "there is no node \(id)") }
        guard joules > 0, joules <= 1e9 else {
            throw Refusal(why: "a charge is up to 1e9 joules, and above 0")
        }
        charge(index, nanojoules: Int64((joules * 1e9).rounded()))
        record(.recharged(id, joules: joules))
    }
}

extension MeshNode {
    /// Forgets what it holds and has to send: another strategy has other messages.
    mutating func forgetMessages() {
        buffer = EmbeddedBuffer()
        outbox = nil
        deltaBase = nil
        lastTaught = nil
    }
}

import MeshModel

/// Something that was done to the mesh and concerns a node, on the time axis of its plots.
struct PlotMark: Hashable, Sendable {
    /// What a plot's times count.
    enum Clock: String, Hashable, Sendable {
        /// The node's steps.
        case step
        /// The mesh's ticks.
        case tick
    }

    let time: Int
    let letter: Unicode.Scalar
    let words: String
    let ink: Ink

    /// What was done to `node`, at the steps or ticks when it was done, in that order.
    ///
    /// Of what is older than the snapshot's last events, the journal and the scenario know what was asked for.
    static func interventions(
        on node: MeshSnapshot.Node, _ view: EngineView, by clock: Clock
    ) -> [PlotMark] {
        guard let snapshot = view.snapshot else { return [] }
        let old = view.forgottenInterventions.map { (tick: $0.tick, sign: sign($0.intervention, node.id)) }
        let recent = snapshot.events.map { (tick: $0.tick, sign: sign($0.kind, node.id)) }
        let shutOut = quarantines(of: node.id, in: snapshot.events).map { (tick: $0, sign: quarantine) }
        let stops = view.journal.stops.filter { $0.nodes.contains(node.id) }.map {
            (tick: $0.tick, sign: stop)
        }
        let all = (old + stops + recent + shutOut).enumerated()
            .sorted { ($0.element.tick, $0.offset) < ($1.element.tick, $1.offset) }
        return all.map(\.element).compactMap { entry in
            guard let (letter, words, ink) = entry.sign else { return nil }
            let time =
                switch clock {
                case .step: step(of: node, at: entry.tick, snapshot)
                case .tick: entry.tick
                }
            return PlotMark(time: time, letter: letter, words: words, ink: ink)
        }
    }

    /// The ticks since which neighbours have refused whatever the node sends, until all listened to it again.
    private static func quarantines(of node: NodeID, in events: [MeshEvent]) -> [Int] {
        var ticks: [Int] = []
        var wardens: Set<NodeID> = []
        for event in events {
            switch event.kind {
            case .dropped(let warden, node, _, .quarantined):
                if wardens.isEmpty { ticks.append(event.tick) }
                wardens.insert(warden)
            case .received(let neighbour, node, _, _): wardens.remove(neighbour)
            default: break
            }
        }
        return ticks
    }

    /// The steps that a node had made at a tick: it makes as many in each tick in which it is neither dark nor frozen.
    static func step(of node: MeshSnapshot.Node, at tick: Int, _ snapshot: MeshSnapshot) -> Int {
        var idleTicks = 0
        var idleSince: Int?
        for event in snapshot.events where event.tick >= tick {
            switch event.kind {
            case .wentDark(node.id), .nodeFrozen(node.id): idleSince = idleSince ?? event.tick
            case .cameBack(node.id), .nodeThawed(node.id):
                // It stopped before `tick` where its stopping did not turn up.
                idleTicks += event.tick - (idleSince ?? tick)
                idleSince = nil
            default: break
            }
        }
        if let idleSince {
            idleTicks += snapshot.tick - idleSince
        } else if node.activity == .dark || node.activity == .frozen {
            idleTicks += snapshot.tick - tick
        }
        let ticks = snapshot.tick - tick - idleTicks
        return max(0, node.stepCount - max(0, ticks) * snapshot.scenario.stepsPerTick)
    }
}

// The letters, which the help explains.
extension PlotMark {
    private typealias Sign = (letter: Unicode.Scalar, words: String, ink: Ink)

    private static let stop: Sign? = ("W", "stopped", .warning)
    private static let quarantine: Sign? = ("q", "quarantine", .warning)

    private static func sign(_ kind: MeshEvent.Kind, _ node: NodeID) -> Sign? {
        switch kind {
        case .linkCut(let link): sign(.cutLink(link), node)
        case .linkRestored(let link): sign(.restoreLink(link), node)
        case .linkAdded(let link): sign(.addLink(link), node)
        case .linkRemoved(let link): sign(.removeLink(link), node)
        case .linkDegraded(let link, let decibels, _): sign(.degradeLink(link, decibels: decibels), node)
        case .nodeRadioChanged(let changed, let radio, _): sign(.setNodeRadio(changed, radio), node)
        case .poisoned(let poisoned, let poison): sign(.poison(poisoned, poison), node)
        case .recharged(let charged, let joules): sign(.recharge(charged, joules: joules), node)
        case .drained(let drained, let joules): sign(.drain(drained, joules: joules), node)
        case .nodeMoved(node): ("m", "moved", .standard)
        case .healthBegan(node, let verdict): ("!", verdict.rule.name, verdict.rule.ink)
        case .healthEnded(node, let rule): ("k", "no longer \(rule.name)", .good)
        case .wentDark(node): ("e", "battery empty", .bad)
        case .cameBack(node): ("v", "back", .good)
        case .nodeFrozen(let frozen): sign(.freezeNode(frozen), node)
        case .nodeThawed(let thawed): sign(.reviveNode(thawed), node)
        case .nodeReturned(let returned): sign(.returnNode(returned), node)
        case .settingsChanged(let intervention), .nodeSettingChanged(let intervention, _):
            sign(intervention, node)
        default: nil
        }
    }

    private static func sign(_ intervention: Intervention, _ node: NodeID) -> Sign? {
        switch intervention {
        case .cutLink(let link) where link.otherEnd(from: node) != nil: ("x", "cut \(link)", .bad)
        case .restoreLink(let link) where link.otherEnd(from: node) != nil: ("o", "restored \(link)", .good)
        case .addLink(let link) where link.otherEnd(from: node) != nil: ("l", "link \(link)", .good)
        case .removeLink(let link) where link.otherEnd(from: node) != nil: ("L", "unlinked \(link)", .bad)
        case .degradeLink(let link, _) where link.otherEnd(from: node) != nil:
            ("d", "degraded \(link)", .warning)
        case .split(let nodes) where nodes.contains(node): ("x", "split", .bad)
        case .heal: ("o", "healed", .good)
        case .setNodeRadio(node, let radio): ("r", radio.rawValue, .accent)
        case .poison(node, .some): ("p", "poisoned", .bad)
        case .poison(node, nil): ("h", "honest", .good)
        case .recharge(node, _): ("b", "recharged", .good)
        case .drain(node, _): ("D", "drained", .bad)
        case .moveNode(node, _): ("m", "moved", .standard)
        case .freezeNode(node): ("f", "frozen", .discriminator)
        case .reviveNode(node), .returnNode(node): ("v", "back", .good)
        default: setting(intervention, node).map { ("s", $0, .accent) }
        }
    }

    /// What is set of all nodes, or of this one.
    private static func setting(_ intervention: Intervention, _ node: NodeID) -> String? {
        switch intervention {
        case .setRadio(let radio): radio.rawValue
        case .setStrategy(let strategy), .setNodeStrategy(node, let strategy): strategy.rawValue
        case .setSchedule(let schedule), .setNodeSchedule(node, let schedule): schedule.rawValue
        case .setEncoding(let encoding), .setNodeEncoding(node, let encoding): encoding.rawValue
        case .setLearningRates, .setNodeLearningRates(node, _): "rates"
        default: nil
        }
    }
}

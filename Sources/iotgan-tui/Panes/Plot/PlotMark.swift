import MeshModel

/// Something that was done to the mesh and concerns a node, on the time axis of its plots.
struct PlotMark: Hashable, Sendable {
    let time: Int
    let letter: Unicode.Scalar
    let words: String
    let ink: Ink

    /// What was done to `node`, by the steps that it had made then.
    static func interventions(on node: MeshSnapshot.Node, _ snapshot: MeshSnapshot) -> [PlotMark] {
        snapshot.events.compactMap { event in
            guard let (letter, words, ink) = sign(event.kind, node.id) else { return nil }
            return PlotMark(
                time: step(of: node, at: event.tick, snapshot), letter: letter, words: words, ink: ink)
        }
    }

    private static func sign(_ kind: MeshEvent.Kind, _ node: NodeID) -> (Unicode.Scalar, String, Ink)? {
        switch kind {
        case .linkCut(let link) where link.otherEnd(from: node) != nil: ("x", "cut \(link)", .bad)
        case .linkRestored(let link) where link.otherEnd(from: node) != nil: ("o", "restored \(link)", .good)
        case .linkAdded(let link) where link.otherEnd(from: node) != nil: ("l", "link \(link)", .good)
        case .linkDegraded(let link, _, _) where link.otherEnd(from: node) != nil:
            ("d", "degraded \(link)", .warning)
        case .nodeRadioChanged(node, let radio, _): ("r", radio.rawValue, .accent)
        case .poisoned(node, .some): ("p", "poisoned", .bad)
        case .poisoned(node, nil): ("h", "honest", .good)
        case .recharged(node, _): ("b", "recharged", .good)
        case .nodeMoved(node): ("m", "moved", .standard)
        case .settingsChanged(let intervention): ("s", settingWord(intervention), .accent)
        default: nil
        }
    }

    private static func settingWord(_ intervention: Intervention) -> String {
        switch intervention {
        case .setRadio(let radio): radio.rawValue
        case .setStrategy(let strategy): strategy.rawValue
        case .setSchedule(let schedule): schedule.rawValue
        case .setEncoding(let encoding): encoding.rawValue
        default: "settings"
        }
    }

    /// The steps that a node had made at a tick: it makes as many in each tick in which it is not dark.
    static func step(of node: MeshSnapshot.Node, at tick: Int, _ snapshot: MeshSnapshot) -> Int {
        var darkTicks = 0
        var darkSince: Int?
        for event in snapshot.events where event.tick >= tick {
            switch event.kind {
            case .wentDark(node.id): darkSince = event.tick
            case .cameBack(node.id):
                // It went dark before `tick` where its going dark did not turn up.
                darkTicks += event.tick - (darkSince ?? tick)
                darkSince = nil
            default: break
            }
        }
        if let darkSince {
            darkTicks += snapshot.tick - darkSince
        } else if node.activity == .dark {
            darkTicks += snapshot.tick - tick
        }
        let ticks = snapshot.tick - tick - darkTicks
        return max(0, node.stepCount - max(0, ticks) * snapshot.scenario.stepsPerTick)
    }
}

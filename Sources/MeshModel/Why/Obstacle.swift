/// Something that keeps messages away from those who wait for them.
struct Obstacle {
    /// What is not as it was. Each of them can be mended by itself.
    enum Fault: Hashable {
        case cut(LinkID)
        case gone(LinkID)
        case degraded(LinkID)
        case dark(NodeID)
        case frozen(NodeID)
        case left(NodeID)
        case otherRadio(NodeID)
    }

    let fault: Fault
    /// What happened, as a clause.
    let words: String

    /// - Returns: nil for events that keep nothing away.
    init?(_ kind: MeshEvent.Kind) {
        switch kind {
        case .linkCut(let link): (fault, words) = (.cut(link), "link \(link) was cut")
        case .linkRemoved(let link): (fault, words) = (.gone(link), "link \(link) was taken away")
        case .linkLost(let link): (fault, words) = (.gone(link), "the ends of link \(link) went out of range")
        case .linkDegraded(let link, let decibels, let former) where decibels > former:
            let loss = HealthFinding.figure(Float(decibels))
            (fault, words) = (
                .degraded(link), "link \(link) began to lose \(loss) dB more than its path does"
            )
        case .wentDark(let node): (fault, words) = (.dark(node), "node \(node) went dark")
        case .nodeFrozen(let node): (fault, words) = (.frozen(node), "node \(node) was frozen")
        case .nodeRemoved(let node): (fault, words) = (.left(node), "node \(node) left")
        case .nodeRadioChanged(let node, let radio, _):
            (fault, words) = (.otherRadio(node), "node \(node) went over to \(radio.rawValue)")
        default: return nil
        }
    }

    /// What an event mends; nil where nothing. Which radio mends what another one did, ``Obstacles`` knows.
    static func mended(by kind: MeshEvent.Kind) -> Fault? {
        switch kind {
        case .linkRestored(let link): .cut(link)
        case .linkAdded(let link): .gone(link)
        // One that loses less is not as it was yet.
        case .linkDegraded(let link, 0, _): .degraded(link)
        case .cameBack(let node): .dark(node)
        case .nodeThawed(let node): .frozen(node)
        case .nodeReturned(let node): .left(node)
        default: nil
        }
    }

    /// Whether it may have come of `intervention`.
    func comes(of intervention: Intervention) -> Bool {
        switch intervention {
        case .cutLink(let link): fault == .cut(link)
        case .removeLink(let link): fault == .gone(link)
        case .degradeLink(let link, _): fault == .degraded(link)
        case .drain(let node, _): fault == .dark(node)
        case .freezeNode(let node): fault == .frozen(node)
        case .removeNode(let node): fault == .left(node)
        case .setNodeRadio(let node, _): fault == .otherRadio(node)
        case .split(let nodes):
            if case .cut(let link) = fault {
                nodes.contains(link.low) != nodes.contains(link.high)
            } else {
                false
            }
        case .moveNode(let node, _):
            if case .gone(let link) = fault { link.otherEnd(from: node) != nil } else { false }
        default: false
        }
    }

    /// Whether it is between two of `nodes`, or at one of them.
    func lies(among nodes: Set<NodeID>) -> Bool {
        switch fault {
        case .cut(let link), .gone(let link), .degraded(let link):
            nodes.contains(link.low) && nodes.contains(link.high)
        case .dark(let node), .frozen(let node), .left(let node), .otherRadio(let node): nodes.contains(node)
        }
    }
}

extension CauseSearch {
    /// The last thing on the way of the old weights that keeps newer ones away: it has come since, and is so still.
    var obstacle: Cause? {
        let way = paths.first { $0.label == nil }
        let nodes = Set((way?.nodes ?? []) + [node] + [trouble.first.verdict.culprit].compactMap(\.self))
        let since = way?.steps.first?.tick ?? 0
        var obstacles = Obstacles()
        for event in events where event.tick >= since { obstacles.note(event) }
        guard let (found, tick) = obstacles.present.last(where: { $0.obstacle.lies(among: nodes) }) else {
            return nil
        }
        let act = acts.last { $0.tick == tick && found.comes(of: $0.intervention) }
        let doing = act.map { " (\($0.deed) \($0.author))" } ?? ""
        return Cause(
            "\(found.words) at tick \(tick), \(before(tick))\(doing); newer versions have not come since",
            act: act)
    }
}

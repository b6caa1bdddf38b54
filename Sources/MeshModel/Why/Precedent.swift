/// Something that came before a trouble and may have led to it.
public struct Precedent: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case act(Act)
        /// A message that was believed, or not.
        case arrival(Arrival)
        case lesson(classes: [Int], origin: NodeID, via: NodeID, generations: Int)
        /// Another node that fell ill before.
        case illness(NodeID, HealthVerdict)
        case wentDark(NodeID)
        case left(NodeID)
        case linkLost(LinkID)
    }

    public let tick: Int
    public let kind: Kind
}

extension Precedent: CustomStringConvertible {
    public var description: String {
        switch kind {
        case .act(let act): "\(act.deed) \(act.author)"
        case .arrival(let arrival):
            (arrival.refusal == nil ? "got " : "refused ") + arrival.name
                + (arrival.sender == arrival.origin ? "" : " from node \(arrival.sender)")
                + (arrival.refusal.map { ": \($0.rawValue)" } ?? "")
        case .lesson(let classes, let origin, let via, let generations):
            "learned \(classes.count == 1 ? "class" : "classes") \(classes.map(\.description).joined(separator: ",")) "
                + "from node \(origin)" + (via == origin ? "" : " through node \(via)")
                + (generations > 1 ? ", \(generations) generations old" : "")
        case .illness(let node, let verdict): "node \(node) fell ill: \(verdict.sentence)"
        case .wentDark(let node): "node \(node) went dark"
        case .left(let node): "node \(node) left"
        case .linkLost(let link): "link \(link) was lost, out of range"
        }
    }
}

extension Precedent {
    /// No more of a group are told; the nearest are.
    private static let toldLimit = 8

    /// Kinds that are counted together.
    private enum Group { case acts, arrivals, lessons, illnesses, losses }

    private var group: Group {
        switch kind {
        case .act: .acts
        case .arrival: .arrivals
        case .lesson: .lessons
        case .illness: .illnesses
        case .wentDark, .left, .linkLost: .losses
        }
    }

    /// Those of `all`, nearest first, that are told.
    static func told(of all: [Precedent]) -> [Precedent] {
        var counts: [Group: Int] = [:]
        return all.filter { precedent in
            counts[precedent.group, default: 0] += 1
            return counts[precedent.group, default: 0] <= toldLimit
        }
    }

    /// What came before the onset of a trouble and concerns `circle`, nearest first.
    ///
    /// - Parameter since: messages and lessons before this tick are left out.
    static func all(
        before onset: Int, since: Int, of node: NodeID, circle: [NodeID], acts: [Act], log: ArrivalLog,
        events: some Sequence<MeshEvent>
    ) -> [Precedent] {
        var found: [Precedent] = []
        var illnesses: [Precedent] = []
        var losses: [Precedent] = []
        var lessons: [Precedent] = []
        for event in events where event.tick <= onset {
            switch event.kind {
            case .healthBegan(let other, let verdict) where other != node && circle.contains(other):
                illnesses.removeAll {
                    if case .illness(other, let former) = $0.kind {
                        former.rule == verdict.rule
                    } else {
                        false
                    }
                }
                illnesses.append(Precedent(tick: event.tick, kind: .illness(other, verdict)))
            // Who was well again by then is no cause.
            case .healthEnded(let other, let rule):
                illnesses.removeAll {
                    if case .illness(other, let verdict) = $0.kind { verdict.rule == rule } else { false }
                }
            case .wentDark(let other) where circle.contains(other):
                losses.append(Precedent(tick: event.tick, kind: .wentDark(other)))
            case .nodeRemoved(let other) where circle.contains(other):
                losses.append(Precedent(tick: event.tick, kind: .left(other)))
            case .linkLost(let link) where link.otherEnd(from: node) != nil:
                losses.append(Precedent(tick: event.tick, kind: .linkLost(link)))
            case .learned(node, let classes, let origin, let via, let generations) where event.tick >= since:
                lessons.append(
                    Precedent(
                        tick: event.tick,
                        kind: .lesson(classes: classes, origin: origin, via: via, generations: generations)))
            default: break
            }
        }
        let arrivals = log.arrivals(at: node).filter { $0.tick >= since && $0.tick <= onset }
        found += acts.filter { $0.intervention.concerns(circle) }
            .map { Precedent(tick: $0.tick, kind: .act($0)) }
        found += arrivals.map { Precedent(tick: $0.tick, kind: .arrival($0)) }
        found += illnesses + losses + lessons
        // Of one tick, what was done stands before what came of it.
        return found.enumerated().sorted {
            ($1.element.tick, $0.offset) < ($0.element.tick, $1.offset)
        }.map(\.element)
    }
}

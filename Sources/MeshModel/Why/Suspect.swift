/// Something without which a trouble might not have come.
public enum Suspect: Sendable, Hashable {
    /// A message that a node got.
    case message(Arrival)
    /// It, and all later ones that come from the same origin over the same link.
    case stream(Arrival)
    case act(Act)

    /// The tick from which on a run without it is another one.
    public var tick: Int {
        switch self {
        case .message(let arrival), .stream(let arrival): arrival.tick
        case .act(let act): act.tick
        }
    }
}

extension Suspect: CustomStringConvertible {
    public var description: String {
        switch self {
        case .message(let arrival): "\(arrival.name)\(Self.way(of: arrival)) (tick \(arrival.tick))"
        case .stream(let arrival):
            "all that node \(arrival.receiver) gets of node \(arrival.origin)\(Self.way(of: arrival)) "
                + "from v\(arrival.version) on (tick \(arrival.tick))"
        case .act(let act): "\(act.deed) \(act.author) (tick \(act.tick))"
        }
    }

    private static func way(of arrival: Arrival) -> String {
        arrival.sender == arrival.origin ? "" : " over node \(arrival.sender)"
    }
}

extension Suspect {
    /// The messages that are not taken in a run without it that ends before `tick`; a node makes one in `interval` ticks at
    /// most.
    func leftOut(before tick: Int, interval: Int) -> [WithheldMessage] {
        switch self {
        case .message(let arrival): [arrival.message(version: arrival.version)]
        case .stream(let arrival):
            (0...max(0, tick - arrival.tick) / interval + 1).map {
                arrival.message(version: arrival.version + $0)
            }
        case .act: []
        }
    }

    /// Its place among what was done by hand; nil for anything else.
    var entry: Int? {
        if case .act(let act) = self, case .hand(let place) = act.source { place } else { nil }
    }

    /// No more are tried, each of which takes a run of its own.
    private static let limit = 12

    /// Those of ``all(of:)`` that are tried, in the same order, and how much else was done anywhere and came to the node or on
    /// the way to it, however long before. What was done is among them even where a node has many neighbours, whose messages
    /// are nearer.
    static func tried(of explanation: Explanation) -> (suspects: [Suspect], omittedCount: Int) {
        let all = all(of: explanation)
        let messageCount = all.count { !$0.isAct }
        let actLimit = max(limit / 2, limit - messageCount)
        let acts = all.filter(\.isAct).prefix(actLimit)
        let messages = all.filter { !$0.isAct }.prefix(limit - acts.count)
        let suspects = all.filter { acts.contains($0) || messages.contains($0) }
        return (suspects, explanation.acts.count + explanation.arrivals.count - suspects.count)
    }

    var isAct: Bool { if case .act = self { true } else { false } }

    /// What might have brought a trouble about, most suspicious first: what was done, and what came, to do with who or what
    /// the explanation takes for the cause; then the nearest.
    static func all(of explanation: Explanation) -> [Suspect] {
        guard let trouble = explanation.trouble else { return [] }
        let cause = explanation.cause
        let earliest = trouble.onset - Explanation.closeIntervals * explanation.interval
        let blamed = explanation.paths.filter { $0.label == nil }.flatMap(\.steps)
        let messages = explanation.arrivals.filter { $0.tick >= earliest || blamed.contains($0) }
        let acts = explanation.acts.filter {
            $0 == cause?.act || $0.intervention.concerns(explanation.circle)
        }
        func rank(_ suspect: Suspect) -> Int {
            switch suspect {
            case .act(let act): act == cause?.act ? 0 : 2
            case .message(let arrival), .stream(let arrival):
                cause?.culprit != nil
                    && (arrival.origin == cause?.culprit || arrival.sender == cause?.culprit)
                    ? 1 : 2
            }
        }
        let all = acts.map(Suspect.act) + messages.map(Suspect.message)
        return all.enumerated().sorted {
            (rank($0.element), -$0.element.tick, $0.offset) < (rank($1.element), -$1.element.tick, $1.offset)
        }.map(\.element)
    }
}

extension Arrival {
    fileprivate func message(version: Int) -> WithheldMessage {
        WithheldMessage(receiver: receiver, sender: sender, origin: origin, version: version)
    }
}

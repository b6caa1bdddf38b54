/// How a branch comes about that is without some of what was.
///
/// It begins a tick before the first of what is left out, so that nothing of that has happened yet.
struct Omission: Sendable {
    /// The tick at which it leaves its parent.
    let forkTick: Int
    /// Whether it leaves before anything was done at all: where it lacks something of tick 0.
    let isFromBeginning: Bool
    /// What is done on it: all else that was, and what leaves out; ascending by tick. What concerns the clock is not repeated.
    let entries: [Journal.Entry]
    /// What it is called, without blanks.
    let name: String

    /// - Parameters:
    ///   - suspects: at least one.
    ///   - done: all that was done on the branch.
    init(of suspects: [Suspect], from done: [Journal.Entry]) {
        let first = suspects.map(\.tick).min() ?? 0
        forkTick = max(0, first - 1)
        isFromBeginning = first == 0
        let left = suspects.compactMap(\.entry)
        // What was done at tick 0 is not inherited where one of it is left out.
        let kept = done.enumerated().filter { place, entry in
            (first == 0 || entry.tick >= first) && !left.contains(place) && !entry.intervention.isOfClock
        }
        let instead = suspects.flatMap { suspect in
            suspect.counteracting.map { Journal.Entry(tick: suspect.tick, intervention: $0) }
        }
        // What leaves out comes first of its tick, before what it leaves out.
        entries = (instead + kept.map(\.element)).enumerated()
            .sorted { ($0.element.tick, $0.offset) < ($1.element.tick, $1.offset) }.map(\.element)
        name = "without-" + suspects.map(\.slug).joined(separator: "-and-")
    }
}

extension Suspect {
    /// What is done at its tick, so that it has no effect. An act by hand is not repeated; nothing else is needed.
    fileprivate var counteracting: [Intervention] {
        guard case .act(let act) = self, !act.isByHand else { return withheld }
        return [.skip(tick: act.tick, act.intervention)]
    }

    /// It in a word.
    fileprivate var slug: String {
        switch self {
        case .message(let arrival): "\(arrival.origin)-v\(arrival.version)"
        case .stream(let arrival): "\(arrival.origin)-v\(arrival.version)-on"
        case .act(let act): act.intervention.description.split(separator: " ").joined(separator: "-")
        }
    }
}

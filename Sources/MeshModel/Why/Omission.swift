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

    /// A stream is left out for so many exchange intervals behind the goal.
    private static let lastingIntervals = 16

    /// - Parameters:
    ///   - suspects: at least one.
    ///   - done: all that was done on the branch.
    ///   - goal: the tick that it is made for. It may go on from there, and is without a stream for long.
    ///   - interval: ticks between exchanges.
    init(of suspects: [Suspect], from done: [Journal.Entry], goal: Int, interval: Int) {
        let first = suspects.map(\.tick).min() ?? 0
        forkTick = max(0, first - 1)
        isFromBeginning = first == 0
        let left = suspects.compactMap(\.entry)
        // What was done at tick 0 is not inherited where one of it is left out.
        let kept = done.enumerated().filter { place, entry in
            (first == 0 || entry.tick >= first) && !left.contains(place) && !entry.intervention.isOfClock
        }.map { Step(tick: $0.element.tick, place: $0.offset, intervention: $0.element.intervention) }
        let instead = suspects.flatMap { suspect in
            suspect.counteracting(before: goal + Self.lastingIntervals * interval, interval: interval).map {
                Step(tick: suspect.tick, place: suspect.place, intervention: $0)
            }
        }
        entries = (instead + kept).enumerated().sorted {
            ($0.element.tick, $0.element.place, $0.offset) < ($1.element.tick, $1.element.place, $1.offset)
        }.map { Journal.Entry(tick: $0.element.tick, intervention: $0.element.intervention) }
        name = "without-" + suspects.map(\.slug).joined(separator: "-and-")
    }
}

/// Something that is done on the branch.
private struct Step {
    let tick: Int
    /// Among what is done at that tick.
    let place: Int
    let intervention: Intervention
}

extension Suspect {
    /// Where among what was done at its tick it is counteracted: an injection takes its number where it was, by hand or, as
    /// what is planned, behind all that was done by hand; anything else comes first.
    fileprivate var place: Int {
        guard case .act(let act) = self, act.intervention.isInjection else { return -1 }
        return entry ?? .max
    }

    /// What is done at its tick, so that it has no effect. An act by hand is not repeated, and that is enough, unless the
    /// nodes after it would get other numbers.
    fileprivate func counteracting(before tick: Int, interval: Int) -> [Intervention] {
        guard case .act(let act) = self else {
            return leftOut(before: tick, interval: interval).map(\.intervention)
        }
        return act.isByHand && !act.intervention.isInjection ? [] : [.skip(tick: act.tick, act.intervention)]
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

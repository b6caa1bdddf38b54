/// An intervention that was applied, and whose doing it was.
public struct Act: Sendable, Hashable {
    /// Where it is written down, by its place there.
    public enum Source: Sendable, Hashable {
        /// ``Journal/entries``.
        case hand(Int)
        /// ``Scenario/interventions``.
        case scenario(Int)
    }

    public let tick: Int
    public let intervention: Intervention
    public let source: Source

    /// Whether somebody did it while the mesh ran.
    public var isByHand: Bool { if case .hand = source { true } else { false } }

    /// Whose doing it was, behind what was done.
    var author: String { isByHand ? "by hand" : "as the scenario plans" }
}

extension Act {
    /// All that was done to the mesh through `tick`, in order; what was refused, and what concerns the clock alone, is not
    /// among it.
    static func all(in scenario: Scenario, _ journal: Journal, through tick: Int) -> [Act] {
        // Of two that are the same, and of one tick, the later one is refused.
        var refused: [Journal.Entry: Int] = [:]
        for event in journal.events where event.tick <= tick {
            if case .refused(let intervention, _) = event.kind {
                refused[Journal.Entry(tick: event.tick, intervention: intervention), default: 0] += 1
            }
        }
        let applied = ordered(scenario, journal.entries).reversed().filter { act in
            let entry = Journal.Entry(tick: act.tick, intervention: act.intervention)
            guard let count = refused[entry], count > 0 else { return true }
            refused[entry] = count - 1
            return false
        }
        return applied.reversed().filter { $0.tick <= tick && !$0.intervention.isOfClock }
    }

    /// All that is planned and all that was done by hand, refused or not, in the order in which a tick takes them.
    static func ordered(_ scenario: Scenario, _ entries: [Journal.Entry]) -> [Act] {
        let done = entries.enumerated().map {
            Act(tick: $1.tick, intervention: $1.intervention, source: .hand($0))
        }
        let planned = scenario.plannedActs(skipping: done.map(\.intervention))
        return (done + planned).enumerated().sorted {
            ($0.element.tick, $0.offset) < ($1.element.tick, $1.offset)
        }.map(\.element)
    }
}

extension Scenario {
    /// What was done as it plans, but for what was skipped by hand.
    fileprivate func plannedActs(skipping done: [Intervention]) -> [Act] {
        var acts = interventions.enumerated().map {
            Act(tick: $1.tick, intervention: $1.intervention, source: .scenario($0))
        }
        for case .skip(let tick, let planned) in done {
            if let place = acts.firstIndex(where: { $0.tick == tick && $0.intervention == planned }) {
                acts.remove(at: place)
            }
        }
        return acts
    }
}

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

    /// What was done: `"cut 0-1"`, `skipping "rate 3 0.1" of tick 200`.
    var deed: String {
        if case .skip(let plannedTick, let skipped) = intervention {
            "skipping \"\(skipped)\" of tick \(plannedTick)"
        } else {
            "\"\(intervention)\""
        }
    }

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
        let applied = ordered(scenario.interventions, journal.entries).reversed().filter { act in
            let entry = Journal.Entry(tick: act.tick, intervention: act.intervention)
            guard let count = refused[entry], count > 0 else { return true }
            refused[entry] = count - 1
            return false
        }
        return applied.reversed().filter { $0.effectTick <= tick && !$0.intervention.isOfClock }
    }

    /// All that is planned and all that was done by hand, refused or not, in the order in which a tick takes them; what was
    /// skipped by hand is not among it.
    ///
    /// - Parameter left: places of entries that are left out, so that what they skip is done; they are among it nevertheless.
    static func ordered(
        _ plan: [TimedIntervention], _ entries: [Journal.Entry], withoutSkipping left: [Int] = []
    ) -> [Act] {
        var planned = plan.enumerated().map {
            Act(tick: $1.tick, intervention: $1.intervention, source: .scenario($0))
        }
        let done = entries.enumerated().map {
            Act(tick: $1.tick, intervention: $1.intervention, source: .hand($0))
        }
        for (place, act) in done.enumerated() where !left.contains(place) { act.skip(from: &planned) }
        return (done + planned).enumerated().sorted {
            ($0.element.tick, $0.offset) < ($1.element.tick, $1.offset)
        }.map(\.element)
    }

    /// Takes what it skips away from what is planned; nothing where it skips nothing, or was refused.
    private func skip(from planned: inout [Act]) {
        guard case .skip(let plannedTick, let skipped) = intervention,
            let place = planned.firstIndex(where: { $0.tick == plannedTick && $0.intervention == skipped }),
            skipped.whyNotSkipped(of: plannedTick, at: tick, isPlanned: true) == nil
        else { return }
        planned.remove(at: place)
    }

    /// The tick from which on a mesh without it is another one: what is skipped is missing only from when it was planned.
    private var effectTick: Int {
        if case .skip(let plannedTick, _) = intervention { max(tick, plannedTick) } else { tick }
    }
}

import MeshModel

extension EngineView {
    /// Of what the journal knows, so many interventions are looked at in each frame: a script may have asked for any number.
    private static let forgottenLimit = 1_024

    /// What was asked for before the snapshot's first event, by the scenario or by hand, oldest first: snapshots keep the last
    /// events only.
    var forgottenInterventions: [(tick: Int, intervention: Intervention)] {
        guard let snapshot, snapshot.events.count >= MeshSnapshot.eventLimit,
            let horizon = snapshot.events.first?.tick
        else { return [] }
        let asked =
            snapshot.scenario.interventions.map { (tick: $0.tick, intervention: $0.intervention) }
            + journal.entries.suffix(Self.forgottenLimit).map {
                (tick: $0.tick, intervention: $0.intervention)
            }
        return asked.filter { $0.tick < horizon }.enumerated()
            .sorted { ($0.element.tick, $0.offset) < ($1.element.tick, $1.offset) }.map(\.element)
    }
}

import MeshModel

/// An event as the log shows it, or an intervention whose events snapshots have forgotten.
struct LogEntry: Sendable {
    /// The nodes that it is about.
    let nodes: [NodeID]
    /// A message was sent, arrived or was lost.
    let isTraffic: Bool
    let sentence: EventSentence
    let place: Place
    /// Somebody asked for it.
    let isIntervention: Bool

    var tick: Int { place.tick }

    /// Which event it is: snapshots hold the last events only, so their indices change.
    struct Place: Hashable, Comparable, Sendable {
        let tick: Int
        /// Among the events of that tick.
        let ordinal: Int

        static func < (left: Place, right: Place) -> Bool {
            (left.tick, left.ordinal) < (right.tick, right.ordinal)
        }
    }

    /// Everything that a view knows of, oldest first. What is older than the snapshot's events and was asked for, the
    /// scenario and the journal know.
    static func all(_ view: EngineView) -> [LogEntry] {
        guard let snapshot = view.snapshot else { return [] }
        var last = Place(tick: -1, ordinal: 0)
        func next(_ tick: Int) -> Place {
            last = Place(tick: tick, ordinal: tick == last.tick ? last.ordinal + 1 : 0)
            return last
        }
        let old = forgotten(view, snapshot).map { tick, intervention in
            LogEntry(
                nodes: intervention.nodes, isTraffic: false, sentence: EventSentence(asking: intervention),
                place: next(tick), isIntervention: true)
        }
        return old
            + snapshot.events.map { event in
                LogEntry(
                    nodes: event.nodes, isTraffic: event.isTraffic,
                    sentence: EventSentence(event, classNames: snapshot.classNames), place: next(event.tick),
                    isIntervention: event.isIntervention(view))
            }
    }

    private static func forgotten(
        _ view: EngineView, _ snapshot: MeshSnapshot
    ) -> [(tick: Int, intervention: Intervention)] {
        guard snapshot.events.count >= MeshSnapshot.eventLimit, let horizon = snapshot.events.first?.tick
        else { return [] }
        let asked =
            snapshot.scenario.interventions.map { (tick: $0.tick, intervention: $0.intervention) }
            + view.journal.entries.map { (tick: $0.tick, intervention: $0.intervention) }
        return asked.filter { $0.tick < horizon }.enumerated()
            .sorted { ($0.element.tick, $0.offset) < ($1.element.tick, $1.offset) }.map(\.element)
    }
}

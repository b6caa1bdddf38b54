import MeshModel

/// An event as the log shows it.
struct LogEntry: Sendable {
    let event: MeshEvent
    private let classNames: [String]
    let place: Place
    /// Somebody asked for it.
    let isIntervention: Bool

    /// What it says; put together when it is asked for, because few entries are on the screen.
    var sentence: EventSentence { EventSentence(event, classNames: classNames) }

    /// Which event it is: snapshots hold the last events only, so their indices change.
    struct Place: Hashable, Comparable, Sendable {
        let tick: Int
        /// Among the events of that tick.
        let ordinal: Int

        static func < (left: Place, right: Place) -> Bool {
            (left.tick, left.ordinal) < (right.tick, right.ordinal)
        }
    }

    /// Everything that a view knows of, oldest first.
    static func all(_ view: EngineView) -> [LogEntry] {
        guard let snapshot = view.snapshot else { return [] }
        var last = Place(tick: -1, ordinal: 0)
        return snapshot.events.map { event in
            last = Place(tick: event.tick, ordinal: event.tick == last.tick ? last.ordinal + 1 : 0)
            return LogEntry(
                event: event, classNames: snapshot.classNames, place: last,
                isIntervention: event.isIntervention(view))
        }
    }
}

import MeshModel

/// An event as the log shows it, an intervention whose events snapshots have forgotten, or what has stopped the clock.
struct LogEntry: Sendable {
    private enum Subject: Sendable {
        case event(MeshEvent, classNames: [String])
        case intervention(Intervention)
        case stop(BreakStop)
    }

    private let subject: Subject
    let place: Place
    /// Somebody asked for it.
    let isIntervention: Bool

    var tick: Int { place.tick }

    /// What it says; put together when it is asked for, because few entries are on the screen.
    var sentence: EventSentence {
        switch subject {
        case .event(let event, let classNames): EventSentence(event, classNames: classNames)
        case .intervention(let intervention): EventSentence(asking: intervention)
        case .stop(let stop): EventSentence(stop)
        }
    }

    /// The nodes that it is about.
    var nodes: [NodeID] {
        switch subject {
        case .event(let event, _): event.nodes
        case .intervention(let intervention): intervention.nodes
        case .stop(let stop): stop.nodes
        }
    }

    /// A message was sent, arrived or was lost.
    var isTraffic: Bool { if case .event(let event, _) = subject { event.isTraffic } else { false } }

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
        let old = view.forgottenInterventions.map { tick, intervention in
            (tick: tick, subject: Subject.intervention(intervention), isIntervention: true)
        }
        let events = snapshot.events.map { event in
            (
                tick: event.tick, subject: Subject.event(event, classNames: snapshot.classNames),
                isIntervention: event.isIntervention(view)
            )
        }
        var entries: [LogEntry] = []
        func add(_ subject: Subject, at tick: Int, isIntervention: Bool) {
            let ordinal = entries.last.map { $0.tick == tick ? $0.place.ordinal + 1 : 0 } ?? 0
            let place = Place(tick: tick, ordinal: ordinal)
            entries.append(LogEntry(subject: subject, place: place, isIntervention: isIntervention))
        }
        // The clock is stopped before anything else happens at a tick.
        var stops = view.journal.stops[...]
        func addStops(through tick: Int) {
            while let stop = stops.first, stop.tick <= tick {
                add(.stop(stop), at: stop.tick, isIntervention: false)
                stops.removeFirst()
            }
        }
        for entry in old + events {
            addStops(through: entry.tick)
            add(entry.subject, at: entry.tick, isIntervention: entry.isIntervention)
        }
        addStops(through: .max)
        return entries
    }
}

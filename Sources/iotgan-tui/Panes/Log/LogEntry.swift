import MeshModel

/// An event as the log shows it, or an intervention whose events snapshots have forgotten.
struct LogEntry: Sendable {
    private enum Subject: Sendable {
        case event(MeshEvent, classNames: [String])
        case intervention(Intervention)
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
        }
    }

    /// The nodes that it is about.
    var nodes: [NodeID] {
        switch subject {
        case .event(let event, _): event.nodes
        case .intervention(let intervention): intervention.nodes
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
        var last = Place(tick: -1, ordinal: 0)
        func next(_ tick: Int) -> Place {
            last = Place(tick: tick, ordinal: tick == last.tick ? last.ordinal + 1 : 0)
            return last
        }
        let old = view.forgottenInterventions.map { tick, intervention in
            LogEntry(subject: .intervention(intervention), place: next(tick), isIntervention: true)
        }
        return old
            + snapshot.events.map { event in
                LogEntry(
                    subject: .event(event, classNames: snapshot.classNames), place: next(event.tick),
                    isIntervention: event.isIntervention(view))
            }
    }
}

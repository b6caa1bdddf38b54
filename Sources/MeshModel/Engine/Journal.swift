/// What makes a session repeatable, the interventions with the ticks before which they were applied; and beside them what
/// happened.
public struct Journal: Sendable, Hashable {
    public struct Entry: Sendable, Hashable, Codable {
        /// Ticks that had passed.
        public let tick: Int
        public let intervention: Intervention

        public init(tick: Int, intervention: Intervention) {
            self.tick = tick
            self.intervention = intervention
        }
    }

    /// A class that a node learned, or came to know in another way than before.
    public struct Lesson: Sendable, Hashable, Codable {
        public let tick: Int
        public let learner: NodeID
        public let label: Int
        /// The node whose samples it goes back to.
        public let origin: NodeID
        /// The neighbour that handed it over.
        public let via: NodeID
        /// Generations of fakes between the samples and the learner.
        public let generations: Int
    }

    /// No more events are kept: with eight nodes about 100,000 ticks of the default exchange.
    public static let eventLimit = 1 << 16

    /// In the order of application.
    public private(set) var entries: [Entry] = []
    /// In the order in which they happened.
    public private(set) var events = ChunkedLog<MeshEvent>(limit: eventLimit)

    /// What has stopped the clock, in the order of the ticks. No event of the mesh, which does not know of it: whoever runs it
    /// again may wait for something else.
    public private(set) var stops: [BreakStop] = []

    /// No more of them are kept.
    static let stopLimit = 1_024

    public init() {}

    mutating func append(_ intervention: Intervention, at tick: Int) {
        entries.append(Entry(tick: tick, intervention: intervention))
    }

    /// Takes down `events`, which come in the order of their ticks.
    mutating func append(_ newEvents: some Sequence<MeshEvent>) {
        for event in newEvents { events.append(event) }
    }

    /// Events that happened, those that are forgotten included.
    var eventCount: Int { events.forgottenCount + events.count }

    /// Takes down what has stopped the clock; in the known past it may come between others.
    mutating func append(_ stop: BreakStop) {
        stops.insert(stop, at: stops.partitioningIndex { $0.tick > stop.tick })
        if stops.count > Self.stopLimit { stops.removeFirst() }
    }

    /// The interventions that were applied when `tick` ticks had passed.
    public func interventions(at tick: Int) -> [Intervention] {
        let start = entries.partitioningIndex { $0.tick >= tick }
        return entries[start...].prefix { $0.tick == tick }.map(\.intervention)
    }

    /// What was learned, class by class, in the order in which it was.
    public var lessons: [Lesson] { events.flatMap(\.lessons) }

    /// What had been done when `tick` ticks had passed, and the first `eventCount` events. Those of a tick that passes bear
    /// the same number as what is done before it, so that the number alone does not tell what had happened.
    func through(_ tick: Int, eventCount: Int) -> Journal {
        var past = self
        past.entries.removeLast(entries.count - entries.partitioningIndex { $0.tick > tick })
        past.events.keepFirst(eventCount)
        past.stops.removeAll { $0.tick > tick }
        return past
    }

    /// Knows what another course of the same session knows of its first `count` events.
    mutating func adopt(eventsOf other: Journal, count: Int) {
        events = other.events
        events.keepFirst(count)
    }
}

extension MeshEvent {
    /// What was learned in it, class by class; nothing in events of other kinds.
    var lessons: [Journal.Lesson] {
        guard case .learned(let learner, let classes, let origin, let via, let generations) = kind else {
            return []
        }
        return classes.map {
            Journal.Lesson(
                tick: tick, learner: learner, label: $0, origin: origin, via: via, generations: generations)
        }
    }
}

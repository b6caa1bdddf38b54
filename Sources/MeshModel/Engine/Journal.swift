/// What makes a session repeatable, the interventions with the ticks before which they were applied; and beside them what
/// the nodes learned, and from whom.
public struct Journal: Sendable, Hashable, Codable {
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

    /// No more lessons are kept; a journal that would be longer forgets the older half of them.
    public static let lessonLimit = 1 << 16

    /// In the order of application.
    public private(set) var entries: [Entry] = []
    /// In the order in which they happened.
    public private(set) var lessons: [Lesson] = []
    /// Lessons that were forgotten because there were too many.
    public private(set) var forgottenLessonCount = 0

    public init() {}

    mutating func append(_ interventions: [Intervention], at tick: Int) {
        entries += interventions.map { Entry(tick: tick, intervention: $0) }
    }

    /// Takes down the lessons among `events`.
    mutating func append(lessonsOf events: [MeshEvent]) {
        for event in events { lessons += event.lessons }
        guard lessons.count > Self.lessonLimit else { return }
        let surplus = lessons.count - Self.lessonLimit / 2
        lessons.removeFirst(surplus)
        forgottenLessonCount += surplus
    }

    /// The interventions that were applied when `tick` ticks had passed.
    public func interventions(at tick: Int) -> [Intervention] {
        let start = entries.partitioningIndex { $0.tick >= tick }
        return entries[start...].prefix { $0.tick == tick }.map(\.intervention)
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

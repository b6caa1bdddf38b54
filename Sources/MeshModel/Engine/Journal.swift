/// What makes a session repeatable: the interventions with the ticks before which they were applied.
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

    /// In the order of application.
    public private(set) var entries: [Entry] = []

    public init() {}

    mutating func append(_ interventions: [Intervention], at tick: Int) {
        entries += interventions.map { Entry(tick: tick, intervention: $0) }
    }

    /// The interventions that were applied when `tick` ticks had passed.
    public func interventions(at tick: Int) -> [Intervention] {
        let start = entries.partitioningIndex { $0.tick >= tick }
        return entries[start...].prefix { $0.tick == tick }.map(\.intervention)
    }
}

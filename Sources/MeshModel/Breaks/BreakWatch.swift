/// Conditions that are looked at after each tick. Only what becomes true stops the clock: what holds when it is looked at first
/// has to cease before.
public struct BreakWatch: Sendable {
    /// A condition, and what it showed when it was looked at last; nil before its first look.
    public struct Standing: Sendable, Hashable {
        public var condition: BreakCondition
        public var reading: BreakReading?

        public init(_ condition: BreakCondition, _ reading: BreakReading? = nil) {
            (self.condition, self.reading) = (condition, reading)
        }
    }

    /// In the order in which they were asked for.
    public private(set) var standings: [Standing] = []

    public init() {}

    /// Watches these instead. Those that are watched already go on; the others are looked at first now, or, where the
    /// classifier has to be tried for them, at the next tick at which that is due.
    ///
    /// - Parameter workers: threads that share in trying classifiers.
    public mutating func watch(
        _ conditions: [BreakCondition], in state: MeshState,
        on workers: WorkerPool = WorkerPool(threadCount: 1)
    ) {
        let former = standings
        standings = conditions.map { condition in
            former.first { $0.condition == condition } ?? Standing(condition)
        }
        _ = look(at: state, on: workers)
    }

    /// Begins anew: the mesh has come to another moment, and not by itself.
    mutating func restart(in state: MeshState, on workers: WorkerPool) {
        for index in standings.indices { standings[index].reading = nil }
        _ = look(at: state, on: workers)
    }

    /// What has become true since the last look, in the order of ``standings``.
    ///
    /// - Parameter workers: threads that share in trying classifiers.
    public mutating func look(
        at state: MeshState, on workers: WorkerPool = WorkerPool(threadCount: 1)
    ) -> [BreakStop] {
        var gauge = BreakGauge(state, on: workers)
        var stops: [BreakStop] = []
        for index in standings.indices where standings[index].condition.isDue(at: state.tick) {
            let (condition, former) = (standings[index].condition, standings[index].reading)
            if former?.tick == state.tick { continue }
            let reading = gauge.read(condition)
            standings[index].reading = reading
            guard let former, let nodes = reading.begun(since: former) else { continue }
            stops.append(BreakStop(condition, reading, by: nodes, &gauge))
        }
        return stops
    }
}

/// What the observer has measured on a branch, by tick, bounded: when there is too much, every second measurement is
/// forgotten.
public struct MetricsRecord: Sendable, Hashable {
    /// No more measurements are kept.
    public static let limit = 256

    /// Ascending by tick.
    public private(set) var measured: [MeshMetrics] = []

    public init() {}

    /// Takes in what was measured, in place of what was measured of the same tick before (then without the oracle).
    mutating func insert(_ metrics: MeshMetrics) {
        let place = measured.partitioningIndex { $0.tick >= metrics.tick }
        if place < measured.count, measured[place].tick == metrics.tick {
            measured[place] = metrics
            return
        }
        measured.insert(metrics, at: place)
        guard measured.count > Self.limit else { return }
        measured = measured.indices.filter { $0 % 2 == 0 || $0 == measured.count - 1 }.map { measured[$0] }
    }

    /// The last measurement no later than `tick`.
    public func last(through tick: Int) -> MeshMetrics? {
        let behind = measured.partitioningIndex { $0.tick > tick }
        return behind > 0 ? measured[behind - 1] : nil
    }

    /// Accuracy over time as it was known at `tick`.
    func history(through tick: Int) -> MetricsHistory {
        var history = MetricsHistory()
        for metrics in measured.prefix(while: { $0.tick <= tick }) { history.append(metrics) }
        return history
    }

    func through(_ tick: Int) -> MetricsRecord {
        var past = self
        past.measured.removeAll { $0.tick > tick }
        return past
    }
}

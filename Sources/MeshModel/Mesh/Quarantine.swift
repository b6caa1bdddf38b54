/// Neighbours whose messages were refused for what was in them. Whoever collects too many strikes is not listened to
/// until they have decayed.
struct Quarantine: Sendable, Hashable {
    private struct Record: Hashable {
        var strikes: Int
        var lastTick: Int
        /// Ticks in which one strike decays.
        var decayTicks: Int
    }

    private var records: [NodeID: Record] = [:]

    /// So many strikes shut a neighbour out.
    static let limit = 3

    /// A strike decays in as many exchange intervals.
    static let decayIntervals = 5

    /// Whether nobody ever was refused.
    var isEmpty: Bool { records.isEmpty }

    mutating func strike(_ node: NodeID, tick: Int, interval: Int) {
        let strikes = min(remaining(node, tick: tick) + 1, 2 * Self.limit)
        records[node] = Record(strikes: strikes, lastTick: tick, decayTicks: Self.decayIntervals * interval)
    }

    func holds(_ node: NodeID, tick: Int) -> Bool { remaining(node, tick: tick) >= Self.limit }

    private func remaining(_ node: NodeID, tick: Int) -> Int {
        guard let record = records[node] else { return 0 }
        return max(0, record.strikes - (tick - record.lastTick) / record.decayTicks)
    }

    /// The strikes of `node` for the digest.
    func fingerprint(of node: NodeID) -> UInt64 {
        guard let record = records[node] else { return 0 }
        return UInt64(record.strikes) << 48 | UInt64(record.lastTick)
    }
}

/// A number over time, bounded: when it is full, neighbouring points are merged and each holds twice as many values, so
/// that it always covers the whole run and keeps extremes.
public struct TickHistory: Sendable, Hashable {
    /// Values summed up in one point; extremes are kept, not averaged away.
    public struct Point: Sendable, Hashable {
        public var firstTick: Int
        /// The value at that tick.
        public var first: Double
        public var mean: Double
        public var minimum: Double
        public var maximum: Double

        fileprivate init(tick: Int, value: Double) {
            firstTick = tick
            first = value
            mean = value
            minimum = value
            maximum = value
        }

        /// Takes in a point that stands behind this one; the two hold `count` and `otherCount` values.
        fileprivate mutating func merge(_ other: Point, count: Int, otherCount: Int) {
            mean += (other.mean - mean) * Double(otherCount) / Double(count + otherCount)
            minimum = min(minimum, other.minimum)
            maximum = max(maximum, other.maximum)
        }
    }

    /// It is never longer.
    public let pointLimit: Int
    /// Ascending by tick.
    public private(set) var points: [Point] = []
    /// Values in one point; the last one may hold fewer.
    public private(set) var valuesPerPoint = 1
    /// The newest value; nil before there is one.
    public private(set) var last: Double?
    /// The tick that it was measured at.
    private var lastTick = 0
    private var lastPointValues = 0

    /// - Parameter pointLimit: an even number of points.
    public init(pointLimit: Int) {
        precondition(pointLimit >= 2 && pointLimit % 2 == 0, "points are merged in pairs")
        self.pointLimit = pointLimit
    }

    /// Adds what was measured at `tick`. Ticks come in ascending order.
    ///
    /// - Complexity: O(1) amortised.
    public mutating func append(tick: Int, value: Double) {
        last = value
        lastTick = tick
        let point = Point(tick: tick, value: value)
        if !points.isEmpty && lastPointValues < valuesPerPoint {
            points[points.count - 1].merge(point, count: lastPointValues, otherCount: 1)
            lastPointValues += 1
            return
        }
        if points.count == pointLimit { halve() }
        points.append(point)
        lastPointValues = 1
    }

    /// How much the value has fallen in a tick, on average over the last `ticks` at least, or over all where there are
    /// fewer; negative where it rose. nil before there are two values.
    ///
    /// - Complexity: O(log *points*).
    public func fallPerTick(over ticks: Int) -> Double? {
        guard let last else { return nil }
        let behind = points.partitioningIndex { $0.firstTick > lastTick - ticks }
        let start = points[max(0, behind - 1)]
        guard lastTick > start.firstTick else { return nil }
        return (start.first - last) / Double(lastTick - start.firstTick)
    }

    /// Merges each two points; all of them are full when this is called.
    private mutating func halve() {
        for index in 0..<points.count / 2 {
            var point = points[2 * index]
            point.merge(points[2 * index + 1], count: valuesPerPoint, otherCount: valuesPerPoint)
            points[index] = point
        }
        points.removeLast(points.count / 2)
        valuesPerPoint *= 2
    }
}

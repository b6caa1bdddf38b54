public import GANCore

/// Measurements of the last steps, bounded: when it is full, neighbouring points are merged and the spacing
/// doubles, so that it always covers the whole run and keeps extremes.
public struct LossHistory: Sendable, Hashable {
    /// Steps summed up in one point; extremes are kept, not averaged away.
    public struct Point: Sendable, Hashable {
        public var firstStep: Int
        public var mean: StepReport
        public var minimum: StepReport
        public var maximum: StepReport

        public init(firstStep: Int, mean: StepReport, minimum: StepReport, maximum: StepReport) {
            self.firstStep = firstStep
            self.mean = mean
            self.minimum = minimum
            self.maximum = maximum
        }

        /// Takes in a point that stands behind this one; the two hold `count` and `otherCount` steps.
        fileprivate mutating func merge(_ other: Point, count: Int, otherCount: Int) {
            let share = Float(otherCount) / Float(count + otherCount)
            mean = mean.combined(with: other.mean) { $0 + ($1 - $0) * share }
            minimum = minimum.combined(with: other.minimum) { min($0, $1) }
            maximum = maximum.combined(with: other.maximum) { max($0, $1) }
        }
    }

    /// No history is longer.
    public static let pointLimit = 512

    public private(set) var points: [Point] = []
    /// Steps in one point; the last one may hold fewer.
    public private(set) var stepsPerPoint = 1
    /// Steps in the last point.
    private var lastPointSteps = 0

    public init() {}

    /// Adds what `step` measured. Steps come in ascending order.
    ///
    /// - Complexity: O(1) amortised.
    public mutating func append(step: Int, report: StepReport) {
        let point = Point(firstStep: step, mean: report, minimum: report, maximum: report)
        if !points.isEmpty && lastPointSteps < stepsPerPoint {
            points[points.count - 1].merge(point, count: lastPointSteps, otherCount: 1)
            lastPointSteps += 1
            return
        }
        if points.count == Self.pointLimit { halve() }
        if points.count == points.capacity {
            // An array that grows by itself may take more room than there will ever be points.
            points.reserveCapacity(min(max(2 * points.count, 16), Self.pointLimit))
        }
        points.append(point)
        lastPointSteps = 1
    }

    /// Merges each two points; all of them are full when this is called.
    private mutating func halve() {
        for index in 0..<points.count / 2 {
            var point = points[2 * index]
            point.merge(points[2 * index + 1], count: stepsPerPoint, otherCount: stepsPerPoint)
            points[index] = point
        }
        points.removeLast(points.count / 2)
        stepsPerPoint *= 2
    }
}

extension StepReport {
    fileprivate func combined(with other: StepReport, _ combine: (Float, Float) -> Float) -> StepReport {
        var result = StepReport()
        result.discriminatorLoss = combine(discriminatorLoss, other.discriminatorLoss)
        result.generatorLoss = combine(generatorLoss, other.generatorLoss)
        result.realScore = combine(realScore, other.realScore)
        result.fakeScore = combine(fakeScore, other.fakeScore)
        result.gradientPenalty = combine(gradientPenalty, other.gradientPenalty)
        result.discriminatorGradientNorm = combine(
            discriminatorGradientNorm, other.discriminatorGradientNorm)
        result.generatorGradientNorm = combine(generatorGradientNorm, other.generatorGradientNorm)
        return result
    }
}

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
    }

    public private(set) var points: [Point] = []
    /// Steps in one point.
    public private(set) var stepsPerPoint = 1

    public init() {}
}

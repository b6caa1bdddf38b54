import GANCore

/// What a node's last adversarial steps measured.
public struct RecentSteps: Sendable, Hashable {
    /// Steps over which the measured recipe's health signatures are means.
    public static let window = 50

    /// The reports, in a ring; each measurement has its lane.
    private var lanes: [SIMD8<Float>] = []
    private var next = 0

    public init() {}

    public mutating func append(_ report: StepReport) {
        let lane = SIMD8(
            report.discriminatorLoss, report.generatorLoss, report.realScore, report.fakeScore,
            report.gradientPenalty, report.discriminatorGradientNorm, report.generatorGradientNorm, 0)
        if lanes.count < Self.window {
            lanes.append(lane)
        } else {
            lanes[next] = lane
        }
        next = (next + 1) % Self.window
    }

    /// The mean of each measurement, and the standard deviation of L_D; nil before there are ``window`` steps. What was no
    /// number in any of them is none here.
    public var summary: (mean: StepReport, swing: Float)? {
        guard lanes.count == Self.window else { return nil }
        var sum = SIMD8<Float>()
        for lane in lanes { sum += lane }
        let mean = sum / Float(Self.window)
        var squares: Float = 0
        for lane in lanes { squares += (lane[0] - mean[0]) * (lane[0] - mean[0]) }
        var report = StepReport()
        report.discriminatorLoss = mean[0]
        report.generatorLoss = mean[1]
        report.realScore = mean[2]
        report.fakeScore = mean[3]
        report.gradientPenalty = mean[4]
        report.discriminatorGradientNorm = mean[5]
        report.generatorGradientNorm = mean[6]
        return (report, (squares / Float(Self.window)).squareRoot())
    }
}

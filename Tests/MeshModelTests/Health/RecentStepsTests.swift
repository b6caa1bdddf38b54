import GANCore
import Testing

@testable import MeshModel

@Suite struct RecentStepsTests {
    private static func report(_ value: Float) -> StepReport {
        var report = StepReport()
        report.discriminatorLoss = value
        report.generatorLoss = 2 * value
        report.realScore = 3 * value
        report.fakeScore = 4 * value
        report.gradientPenalty = 5 * value
        report.discriminatorGradientNorm = 6 * value
        report.generatorGradientNorm = 7 * value
        return report
    }

    @Test func `there is no mean before there are fifty steps, and then it is that of the last fifty`() {
        var steps = RecentSteps()
        for step in 1..<50 {
            steps.append(Self.report(Float(step)))
            #expect(steps.summary == nil)
        }
        steps.append(Self.report(50))
        // The mean of 1 ... 50.
        #expect(steps.summary?.mean == Self.report(25.5))
        for step in 51...120 { steps.append(Self.report(Float(step))) }
        // The mean of 71 ... 120.
        #expect(steps.summary?.mean == Self.report(95.5))
    }

    @Test func `one value that is no number leaves none`() {
        var steps = RecentSteps()
        for _ in 0..<49 { steps.append(Self.report(1)) }
        steps.append(Self.report(.nan))
        #expect(steps.summary?.mean.generatorLoss.isNaN == true)
        for _ in 0..<50 { steps.append(Self.report(1)) }
        #expect(steps.summary?.mean == Self.report(1))
    }
}

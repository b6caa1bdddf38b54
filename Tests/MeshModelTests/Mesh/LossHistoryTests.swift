import GANCore
import Testing

@testable import MeshModel

@Suite struct LossHistoryTests {
    @Test func `a short history holds every step`() {
        let history = Self.history(of: (0..<512).map(Float.init))
        #expect(history.points.count == 512)
        #expect(history.stepsPerPoint == 1)
        #expect(history.points[17].mean.discriminatorLoss == 17)
    }

    @Test func `a full history merges neighbours and doubles its spacing`() {
        let history = Self.history(of: (0..<513).map(Float.init))
        #expect(history.stepsPerPoint == 2)
        #expect(history.points.count == 257)
        #expect(history.points[1].firstStep == 2)
        #expect(history.points[1].mean.discriminatorLoss == 2.5)
        #expect(history.points[1].minimum.discriminatorLoss == 2)
        #expect(history.points[1].maximum.discriminatorLoss == 3)
        #expect(history.points[256].mean.discriminatorLoss == 512)
    }

    @Test func `extremes and coverage survive a long run`() {
        var values = [Float](repeating: 1, count: 100_000)
        values[33_333] = -50
        values[77_777] = 90
        let history = Self.history(of: values)
        #expect(history.points.count <= LossHistory.pointLimit)
        #expect(history.points.map(\.minimum.discriminatorLoss).min() == -50)
        #expect(history.points.map(\.maximum.discriminatorLoss).max() == 90)
        #expect(history.points.first?.firstStep == 0)
        for (left, right) in zip(history.points, history.points.dropFirst()) {
            #expect(right.firstStep - left.firstStep == history.stepsPerPoint)
        }
        let holder = history.points.first { $0.minimum.discriminatorLoss == -50 }
        #expect(holder?.firstStep == 33_333 / history.stepsPerPoint * history.stepsPerPoint)
    }

    @Test func `means weigh every step alike`() {
        // The mean of 0 ... 1299 over points of four steps: 4 k + 1.5; the last one is of 1296 ... 1299.
        let history = Self.history(of: (0..<1300).map(Float.init))
        #expect(history.stepsPerPoint == 4)
        for (index, point) in history.points.enumerated() {
            #expect(point.mean.discriminatorLoss == Float(4 * index) + 1.5)
        }
    }

    private static func history(of losses: [Float]) -> LossHistory {
        var history = LossHistory()
        for (step, loss) in losses.enumerated() {
            var report = StepReport()
            report.discriminatorLoss = loss
            history.append(step: step, report: report)
        }
        return history
    }
}

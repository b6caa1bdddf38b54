import GANCore
import Testing

@testable import MeshModel

@Suite struct MetricsHistoryTests {
    private static func metrics(tick: Int, _ accuracies: [UInt32: Double]) -> MeshMetrics {
        MeshMetrics(
            tick: tick,
            nodes: accuracies.keys.sorted().map { number in
                MeshMetrics.Node(
                    id: NodeID(number),
                    score: ClassifierScore(accuracy: accuracies[number] ?? 0, accuracyByClass: []),
                    coveredClasses: [], conditionalAccuracy: nil, frechetDistance: nil)
            })
    }

    @Test func `it holds mean, worst and each node's accuracy at the ticks that were measured`() {
        var history = MetricsHistory()
        history.append(Self.metrics(tick: 10, [0: 0.2, 1: 0.4]))
        history.append(Self.metrics(tick: 30, [0: 0.5, 1: 0.75]))
        #expect(history.meanAccuracy.points.map(\.firstTick) == [10, 30])
        #expect(history.meanAccuracy.points.map(\.mean) == [(0.2 + 0.4) / 2, 0.625])
        #expect(history.worstAccuracy.points.map(\.mean) == [0.2, 0.5])
        #expect(history.accuracy(of: NodeID(1))?.points.map(\.mean) == [0.4, 0.75])
        #expect(history.accuracy(of: NodeID(2)) == nil)
    }

    @Test func `a tick that is measured again, with the oracle, counts once`() {
        var history = MetricsHistory()
        history.append(Self.metrics(tick: 10, [0: 0.2]))
        history.append(Self.metrics(tick: 10, [0: 0.2]))
        #expect(history.meanAccuracy.points.count == 1)
    }

    @Test func `nodes that left are forgotten, and those that came begin when they came`() {
        var history = MetricsHistory()
        history.append(Self.metrics(tick: 1, [0: 0.1, 2: 0.3, 5: 0.6]))
        history.append(Self.metrics(tick: 2, [0: 0.2, 3: 0.4, 5: 0.7]))
        #expect(history.nodes.map(\.id.number) == [0, 3, 5])
        #expect(history.nodes.map { $0.accuracy.points.map(\.firstTick) } == [[1, 2], [2], [1, 2]])
    }

    @Test func `a week of measurements does not make it grow, and it keeps the best and the worst`() {
        var history = MetricsHistory()
        for tick in 0..<5_000 {
            history.append(Self.metrics(tick: tick, [0: tick == 1_234 ? 0 : tick == 4_321 ? 1 : 0.5]))
        }
        #expect(history.meanAccuracy.points.count <= MetricsHistory.pointLimit)
        #expect(history.nodes[0].accuracy.points.map(\.minimum).min() == 0)
        #expect(history.nodes[0].accuracy.points.map(\.maximum).max() == 1)
    }
}

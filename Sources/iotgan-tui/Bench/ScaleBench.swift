import Foundation
import GANCore
import MeshModel

/// How a mesh grows: the same scenario with more and more nodes, each with its own models and batteries.
struct ScaleBench {
    let threadCount: Int

    /// A model and the numbers of nodes that it is measured with.
    private struct Series: Sendable {
        let model: String
        let nodeCounts: [Int]
        let configure: @Sendable (inout Scenario) -> Void
    }

    private static let series = [
        Series(model: "default", nodeCounts: [8, 64, 256, 1_000]) { _ in },
        Series(model: "small", nodeCounts: [1_000, 3_000, 10_000]) {
            $0.gan.imageSide = 8
            $0.gan.generatorHidden = [32]
            $0.gan.discriminatorHidden = [32]
            $0.gan.batchSize = 16
            $0.classifier.hidden = [16]
            $0.classifier.batchSize = 16
            $0.samplesPerClass = 16
            $0.fakesPerClass = 16
        },
    ]

    /// Ticks before measuring: two exchanges, so that there are messages in the air and fakes in the nodes.
    private static let warmUpTicks = 16
    private static let interval = 8
    private static let measuredSeconds = 2.0
    private static let measuredTicks = 8

    /// Each series in ascending order, because memory that was given back may not be had back by the system.
    func rows(limit: Int) throws -> [BenchReport.Scale] {
        try Self.series.flatMap { series in
            try series.nodeCounts.filter { $0 <= limit }.map { try row(series, nodeCount: $0) }
        }
    }

    private func row(_ series: Series, nodeCount: Int) throws -> BenchReport.Scale {
        var scenario = Scenario()
        scenario.nodeCount = nodeCount
        scenario.topology = .randomGeometric(radius: 0)
        scenario.exchangeInterval = Self.interval
        scenario.tickSeconds = 1
        series.configure(&scenario)
        let run = try MeshRun(
            scenario: scenario, data: MeshData.load(for: scenario), threadCount: threadCount)
        for _ in 0..<Self.warmUpTicks { run.tick() }
        var ticks = 0
        var seconds = 0.0
        while seconds < Self.measuredSeconds || ticks < Self.measuredTicks {
            seconds += Stopwatch.wall.seconds { _ = run.tick() }
            ticks += 1
        }
        let linkCount = run.state.snapshot().links.count
        let perTick = seconds / Double(ticks)
        return BenchReport.Scale(
            model: series.model, nodes: nodeCount, links: linkCount, threads: threadCount,
            secondsPerTick: perTick,
            microsecondsPerNodeAndLink: perTick * 1e6 / Double(nodeCount + linkCount),
            nodeStepsPerSecondPerThread: Double(nodeCount) / perTick / Double(threadCount),
            residentMebibytes: Self.residentMebibytes)
    }

    /// Memory of this process that is in the machine's memory now; nil where the system does not tell.
    private static var residentMebibytes: Double? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kibibytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Double($0) })
        else { return nil }
        return kibibytes / 1_024
    }
}

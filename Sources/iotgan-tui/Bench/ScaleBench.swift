import Foundation
import GANCore
import MeshModel

/// How a mesh grows: the same scenario with more and more nodes, each with its own models and batteries.
///
/// Each row is measured in a process of its own, so that memory which an earlier one has left behind is not counted.
struct ScaleBench {
    let threadCount: Int

    /// A model and a number of nodes, as text `default:64`.
    struct Row: Sendable, Hashable, LosslessStringConvertible {
        let model: String
        let nodeCount: Int

        init(model: String, nodeCount: Int) {
            self.model = model
            self.nodeCount = nodeCount
        }

        init?(_ description: String) {
            let parts = description.split(separator: ":")
            guard parts.count == 2, let nodeCount = Int(parts[1]), nodeCount > 0 else { return nil }
            self.init(model: String(parts[0]), nodeCount: nodeCount)
        }

        var description: String { "\(model):\(nodeCount)" }
    }

    static let rows =
        [8, 64, 256, 1_000].map { Row(model: "default", nodeCount: $0) }
        + [1_000, 3_000, 10_000].map { Row(model: "small", nodeCount: $0) }
    /// The nodes of the smallest row.
    static let fewestNodes = 8

    /// Ticks before measuring: as many exchanges as a class takes to come from one end of the largest mesh of the default
    /// model to the other, so that every node has fakes of every class, and messages are on the air.
    private static let warmUpTicks = 64
    private static let interval = 8
    private static let measuredSeconds = 2.0
    private static let measuredTicks = 8

    /// Measures one row in this process.
    func measure(_ row: Row) throws -> BenchReport.Scale {
        let scenario = Self.scenario(row)
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
            model: row.model, nodes: row.nodeCount, links: linkCount, threads: threadCount,
            secondsPerTick: perTick,
            microsecondsPerNodeAndLink: perTick * 1e6 / Double(row.nodeCount + linkCount),
            nodeStepsPerSecondPerThread: Double(row.nodeCount) / perTick / Double(threadCount),
            residentMebibytes: Self.mebibytes("VmRSS"), peakMebibytes: Self.mebibytes("VmHWM"))
    }

    static func scenario(_ row: Row) -> Scenario {
        var scenario = Scenario()
        scenario.nodeCount = row.nodeCount
        scenario.topology = .randomGeometric(radius: 0)
        scenario.exchangeInterval = interval
        scenario.tickSeconds = 1
        guard row.model == "small" else { return scenario }
        scenario.gan.imageSide = 8
        scenario.gan.generatorHidden = [32]
        scenario.gan.discriminatorHidden = [32]
        scenario.gan.batchSize = 16
        scenario.classifier.hidden = [16]
        scenario.classifier.batchSize = 16
        scenario.samplesPerClass = 16
        scenario.fakesPerClass = 16
        return scenario
    }

    /// A line of the process's status in megabytes of 2^20; nil where the system does not tell.
    private static func mebibytes(_ name: String) -> Double? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name + ":") }),
            let kibibytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Double($0) })
        else { return nil }
        return kibibytes / 1_024
    }
}

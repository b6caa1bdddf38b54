import GANCore
import MeshModel

/// What checkpoints take from the training of the default mesh: the same ticks with them and without, in turns; and how long
/// it takes to go back.
struct PastBench {
    private let threadCount: Int
    private let plain: MeshRun
    private let kept: RewindableRun

    init(threadCount: Int) throws {
        self.threadCount = threadCount
        plain = try .ofDefaults(threadCount: threadCount)
        let scenario = Scenario()
        kept = try RewindableRun(
            scenario: scenario, data: try MeshData.load(for: scenario), threadCount: threadCount,
            historyBytes: Settings().historyMegabytes * 1_000_000)
        while kept.state.tick < plain.state.tick { kept.tick() }
    }

    /// A turn is the ticks from one checkpoint to the next.
    func measure(pairs: Int) throws -> BenchReport.Past {
        let seconds = PairedTurns(pairs: pairs) { isKept in
            Stopwatch.wall.seconds {
                for _ in 0..<kept.checkpointInterval { if isKept { kept.tick() } else { plain.tick() } }
            }
        }
        let ratios = seconds.speedRatios
        let rewinding = try rewindSeconds()
        let view = kept.view
        return BenchReport.Past(
            threads: threadCount, nodes: kept.state.scenario.nodeCount,
            checkpointInterval: kept.checkpointInterval, ratio: ratios.quantile(0.5),
            ratioLowerQuartile: ratios.quantile(0.25), ratioUpperQuartile: ratios.quantile(0.75),
            pairs: pairs, checkpoints: view.checkpointTicks.count,
            checkpointMegabytes: Double(view.checkpointBytes) / 1e6, rewinds: rewinding.count,
            rewindSecondsMedian: rewinding.quantile(0.5), rewindSecondsMost: rewinding.quantile(1))
    }

    private static let rewindCount = 25
    private static let rewindTicks = 1_000

    /// From the present to random ticks of the last thousand, and back each time.
    private func rewindSeconds() throws -> [Double] {
        while kept.state.tick < Self.rewindTicks { kept.tick() }
        let present = kept.state.tick
        var stream = RandomStream(seed: 1, node: 0, purpose: .batch)
        return try (0..<Self.rewindCount).map { _ in
            let tick = present - 1 - stream.below(Self.rewindTicks)
            let seconds = try Stopwatch.wall.seconds { try kept.go(to: tick) }
            try kept.go(to: present)
            return seconds
        }
    }
}

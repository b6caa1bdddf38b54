import ArgumentParser
import Foundation
import MeshModel

/// What a session file takes from the training of the default mesh: with one and without, in turns on the same mesh.
struct SessionBench {
    private let threadCount: Int
    private let run: MeshRun

    init(threadCount: Int) throws {
        self.threadCount = threadCount
        let scenario = Scenario()
        run = try MeshRun(
            scenario: scenario, data: try MeshData.load(for: scenario), threadCount: threadCount)
        // By then every node has exchanged, and trains on fakes too.
        for _ in 0..<Self.warmUpTicks { run.tick() }
    }

    private static let warmUpTicks = 250

    /// A turn is the ticks between two digests. Which of a pair comes first changes from pair to pair, so that a drift of
    /// the machine's speed cancels out.
    ///
    /// - Throws: ``SessionError`` where no file can be written to the folder for temporary ones.
    func measure(pairs: Int) throws -> BenchReport.Session {
        let header = SessionHeader(
            of: run.state, programVersion: IotganTUI.configuration.version, start: Date().ISO8601Format())
        let path = NSTemporaryDirectory() + "/iotgan-bench-\(UUID().uuidString).iotgan"
        let writer = try SessionWriter(creating: path, header)
        defer { unlink(path) }
        var without: [Double] = []
        var with: [Double] = []
        var digests: [Double] = []
        for pair in 0..<pairs {
            for isWritten in pair % 2 == 0 ? [false, true] : [true, false] {
                let ticking = Stopwatch.wall.seconds {
                    for _ in 0..<header.digestInterval { run.tick() }
                }
                guard isWritten else {
                    without.append(ticking)
                    continue
                }
                let writing = try Stopwatch.wall.seconds {
                    try writer.append(.digests(branch: .main, tick: run.state.tick, run.digests()))
                    try writer.flush()
                }
                with.append(ticking + writing)
                digests.append(writing)
            }
        }
        let ratios = zip(without, with).map { $0 / $1 }
        return BenchReport.Session(
            threads: threadCount, digestInterval: header.digestInterval, ratio: ratios.quantile(0.5),
            ratioLowerQuartile: ratios.quantile(0.25), ratioUpperQuartile: ratios.quantile(0.75),
            pairs: pairs,
            digestMilliseconds: digests.quantile(0.5) * 1e3,
            digestShare: digests.quantile(0.5) / with.quantile(0.5))
    }
}

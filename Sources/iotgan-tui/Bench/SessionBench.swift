import ArgumentParser
import Foundation
import MeshModel

/// What a session file takes from the training of the default mesh: with one and without, in turns on the same mesh.
struct SessionBench {
    private let threadCount: Int
    private let run: MeshRun

    init(threadCount: Int) throws {
        self.threadCount = threadCount
        run = try .ofDefaults(threadCount: threadCount)
    }

    /// A turn is the ticks between two digests.
    ///
    /// - Throws: ``SessionError`` where no file can be written to the folder for temporary ones.
    func measure(pairs: Int) throws -> BenchReport.Session {
        let header = SessionHeader(
            of: run.state, programVersion: IotganTUI.configuration.version, start: Date().ISO8601Format())
        let path = NSTemporaryDirectory() + "/iotgan-bench-\(UUID().uuidString).iotgan"
        let writer = try SessionWriter(creating: path, header)
        defer { unlink(path) }
        var digests: [Double] = []
        let seconds = try PairedTurns(pairs: pairs) { isWritten in
            let ticking = Stopwatch.wall.seconds {
                for _ in 0..<header.digestInterval { run.tick() }
            }
            guard isWritten else { return ticking }
            let writing = try Stopwatch.wall.seconds {
                try writer.append(.digests(branch: .main, tick: run.state.tick, run.digests()))
                try writer.flush()
            }
            digests.append(writing)
            return ticking + writing
        }
        let ratios = seconds.speedRatios
        return BenchReport.Session(
            threads: threadCount, digestInterval: header.digestInterval, ratio: ratios.quantile(0.5),
            ratioLowerQuartile: ratios.quantile(0.25), ratioUpperQuartile: ratios.quantile(0.75),
            pairs: pairs,
            digestMilliseconds: digests.quantile(0.5) * 1e3,
            digestShare: digests.quantile(0.5) / seconds.changed.quantile(0.5))
    }
}

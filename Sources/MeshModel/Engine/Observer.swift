import Foundation
import GANCore
import Synchronization

/// Measures the newest snapshot off the training path, on a thread that stands back: at most once a second, and
/// for at most a twenty-fifth of the time.
final class Observer: Sendable {
    private let board: ViewBoard
    private let stopping = Atomic(false)
    private let wake = DispatchSemaphore(value: 0)
    private let oracle = Guarded<Oracle?>(nil)
    private let dataset = Guarded<ImageDataset?>(nil)

    private static let spacingSeconds = 1.0
    /// Seconds of rest for each second of measuring.
    private static let restRatio = 24.0

    init(board: ViewBoard) {
        self.board = board
    }

    /// Gives the observer what it measures with. The oracle is trained on a thread of its own, so that the
    /// classifiers' scores do not wait for it.
    ///
    /// - Returns: that thread; nil where there is to be no oracle.
    func begin(dataset: ImageDataset, seed: UInt64, oracleStepCount: Int) -> EngineThread? {
        self.dataset.withLock { $0 = dataset }
        wake.signal()
        guard oracleStepCount > 0 else { return nil }
        return EngineThread(name: "iotgan oracle", niceness: 19) { [self] in
            let trained = Oracle(
                dataset: dataset, seed: seed, stepCount: oracleStepCount, isCancelled: { isStopping })
            oracle.withLock { $0 = trained }
        }
    }

    func stop() {
        stopping.store(true, ordering: .releasing)
        wake.signal()
    }

    /// Measures until it is stopped.
    func run() {
        var measured: (branch: BranchID, tick: Int, withOracle: Bool) = (.main, -1, false)
        while !isStopping {
            let start = ContinuousClock.now
            let oracle = oracle.withLock { $0 }
            let view = board.view()
            let branch = view.timeline.current
            if let test = dataset.withLock({ $0?.test }), let snapshot = view.snapshot,
                measured != (branch, snapshot.tick, oracle != nil),
                let metrics = MeshMetrics.measure(
                    snapshot, test: test, oracle: oracle, shouldStop: { [self] in isStopping })
            {
                board.publish(metrics, of: branch)
                measured = (branch, snapshot.tick, oracle != nil)
            }
            let spent = start.duration(to: .now) / .seconds(1)
            _ = wake.wait(timeout: .now() + max(Self.spacingSeconds, spent * Self.restRatio))
        }
    }

    private var isStopping: Bool { stopping.load(ordering: .acquiring) }
}

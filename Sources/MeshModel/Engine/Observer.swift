import Foundation
import GANCore
import Synchronization

/// Measures the newest snapshot off the training path, on a thread that stands back: at most once a second, and
/// for at most a tenth of the time.
final class Observer: Sendable {
    private let board: ViewBoard
    private let stopping = Atomic(false)
    private let wake = DispatchSemaphore(value: 0)
    private let grader = Mutex<GenerationGrader?>(nil)
    private let test = Mutex<LabelledImages?>(nil)

    private static let spacingSeconds = 1.0
    /// Seconds of rest for each second of measuring.
    private static let restRatio = 9.0

    init(board: ViewBoard) {
        self.board = board
    }

    /// Gives the observer what it measures with. The grader is made on a thread of its own, so that the
    /// classifiers' scores do not wait for it.
    func begin(dataset: ImageDataset, gan: GANConfiguration, makeGrader: MeshEngine.GraderMaker?) {
        test.withLock { $0 = dataset.test }
        wake.signal()
        guard let makeGrader else { return }
        _ = EngineThread(name: "iotgan oracle", niceness: 10) { [self] in
            let made = makeGrader(dataset, gan)
            grader.withLock { $0 = made }
        }
    }

    func stop() {
        stopping.store(true, ordering: .releasing)
        wake.signal()
    }

    /// Measures until it is stopped.
    func run() {
        var measured: (tick: Int, graded: Bool)?
        while !isStopping {
            let start = ContinuousClock.now
            let grader = grader.withLock { $0 }
            if let test = test.withLock({ $0 }), let snapshot = board.view().snapshot,
                measured == nil || measured! != (snapshot.tick, grader != nil),
                let metrics = MeshMetrics.measure(
                    snapshot, test: test, grader: grader, shouldStop: { [self] in isStopping })
            {
                board.publish(metrics)
                measured = (snapshot.tick, grader != nil)
            }
            let spent = start.duration(to: .now) / .seconds(1)
            _ = wake.wait(timeout: .now() + max(Self.spacingSeconds, spent * Self.restRatio))
        }
    }

    private var isStopping: Bool { stopping.load(ordering: .acquiring) }
}

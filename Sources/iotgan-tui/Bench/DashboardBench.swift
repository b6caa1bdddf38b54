import Foundation
import MeshModel
import Synchronization

/// What a dashboard takes from the training of the default mesh: with one and without, in turns on the same mesh.
///
/// The thread that draws is as the program's own: fifteen times a second it looks at the newest snapshot, draws
/// pictures and panes, and writes what changed, to nowhere.
struct DashboardBench {
    static let size = Size(200, 60)
    static let framesPerSecond = 15

    private let threadCount: Int
    private let run: MeshRun
    private let easel: Easel

    init(threadCount: Int) throws {
        self.threadCount = threadCount
        run = try .ofDefaults(threadCount: threadCount)
        easel = Easel(
            EngineView(
                phase: .running, snapshot: run.state.snapshot(), metrics: run.metrics(),
                nodeStepsPerSecond: 0,
                threadCount: threadCount))
    }

    /// Long enough for ten frames, short enough that a busy machine is busy for both of a pair.
    private static let secondsPerTurn = 0.7

    func measure(pairs: Int) -> BenchReport.Dashboard {
        let speeds = PairedTurns(pairs: pairs) { isWatched in
            isWatched ? easel.whileDrawing { turn(isWatched: true) } : turn(isWatched: false)
        }
        let ratios = zip(speeds.changed, speeds.plain).map { $0 / $1 }
        let frames = easel.frameSeconds
        return BenchReport.Dashboard(
            threads: threadCount, columns: Self.size.width, rows: Self.size.height,
            framesPerSecond: Self.framesPerSecond, headlessNodeStepsPerSecond: speeds.plain.quantile(0.5),
            dashboardNodeStepsPerSecond: speeds.changed.quantile(0.5), ratio: ratios.quantile(0.5),
            ratioLowerQuartile: ratios.quantile(0.25), ratioUpperQuartile: ratios.quantile(0.75),
            pairs: pairs,
            frameMillisecondsMedian: frames.quantile(0.5) * 1e3,
            frameMilliseconds99: frames.quantile(0.99) * 1e3, frames: frames.count)
    }

    /// Trains for the time of a turn; node-steps a second.
    private func turn(isWatched: Bool) -> Double {
        let start = Stopwatch.wall.now
        let before = run.state.totals.nodeSteps
        var elapsed = 0.0
        while elapsed < Self.secondsPerTurn {
            run.tick()
            // As the engine does: a snapshot when one was looked at, and not more often than frames are drawn.
            if isWatched && easel.isDue { easel.publish(run.state.snapshot()) }
            elapsed = Stopwatch.wall.now - start
        }
        return Double(run.state.totals.nodeSteps - before) / elapsed
    }
}

/// Where the trained mesh is shown, and the thread that draws it.
private final class Easel: Sendable {
    private struct Contents {
        var view: EngineView
        var isWanted = true
        var isDrawing = false
        /// CPU time of each frame so far.
        var frameSeconds: [Double] = []
    }

    private let contents: Mutex<Contents>
    private let artist = Mutex<Artist>(Artist())

    init(_ view: EngineView) {
        contents = Mutex(Contents(view: view))
    }

    var frameSeconds: [Double] { contents.withLock { $0.frameSeconds } }
    var isDue: Bool { contents.withLock { $0.isWanted } }

    func publish(_ snapshot: MeshSnapshot) {
        // What may be the last reference to the old one is dropped after the lock is released.
        let old = contents.withLock { contents in
            defer {
                contents.view.snapshot = snapshot
                contents.isWanted = false
            }
            return contents.view
        }
        withExtendedLifetime(old) {}
    }

    /// Runs `body` while another thread draws.
    func whileDrawing(_ body: () -> Double) -> Double {
        contents.withLock { $0.isDrawing = true }
        let finished = DispatchSemaphore(value: 0)
        let thread = Thread { [self] in
            artist.withLock { artist in while draw(with: &artist) {} }
            finished.signal()
        }
        thread.name = "iotgan screen"
        thread.start()
        defer {
            contents.withLock { $0.isDrawing = false }
            finished.wait()
        }
        return body()
    }

    /// Draws a frame and waits for the next to be due; false when there are to be no more.
    private func draw(with artist: inout Artist) -> Bool {
        let next = Stopwatch.wall.now + 1 / Double(DashboardBench.framesPerSecond)
        let view = contents.withLock { contents in
            contents.isWanted = true
            return contents.view
        }
        let seconds = Stopwatch.threadCPU.seconds { artist.draw(view) }
        let goesOn = contents.withLock { contents in
            contents.frameSeconds.append(seconds)
            return contents.isDrawing
        }
        guard goesOn else { return false }
        Thread.sleep(forTimeInterval: max(0, next - Stopwatch.wall.now))
        return true
    }
}

/// What draws a frame: the parts of the dashboard in their order, but for ncurses.
private struct Artist: ~Copyable {
    private var state = DashboardState(size: DashboardBench.size)
    private let studio = PictureStudio()
    private let capabilities = Capabilities(colours: .palette256, isUTF8: true)
    private var painter = ANSIPainter(Capabilities(colours: .palette256, isUTF8: true), theme: Theme())
    private let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)

    init() {}

    deinit { close(nowhere) }

    mutating func draw(_ view: EngineView) {
        state.follow(view)
        if let snapshot = view.snapshot { studio.update(snapshot, selected: state.selectedNode) }
        let context = PaneContext(
            state: state, view: view, pictures: studio.book, capabilities: capabilities)
        let bytes = painter.frame(Screen.canvas(context))
        _ = bytes.withUnsafeBytes { write(nowhere, $0.baseAddress, $0.count) }
    }
}

extension [Double] {
    /// The value below which this share of them lies; NaN where there are none.
    func quantile(_ share: Double) -> Double {
        guard !isEmpty else { return .nan }
        return sorted()[Int((share * Double(count - 1)).rounded())]
    }
}

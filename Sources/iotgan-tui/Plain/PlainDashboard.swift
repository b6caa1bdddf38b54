import Foundation
import MeshModel

/// The dashboard without a screen: a line for each event, and now and then one that says how the mesh is.
struct PlainDashboard {
    let source: EngineSource
    /// Seconds between two lines that say how the mesh is.
    let statusSeconds: Int
    /// Ticks after which it ends; nil goes on until a signal.
    let ticks: Int?

    /// Twice as often as the engine has something new would tell nothing more.
    private static let pollSeconds = 0.1

    /// Runs until the ticks have passed, a signal comes, or nobody reads any more; returns the exit code as
    /// ``Dashboard/run(source:settings:)`` does.
    func run() throws -> Int32 {
        let interruption = Interruption()
        let output = LineWriter()
        var follower = EventFollower()
        var nextStatus = ContinuousClock.now + .seconds(statusSeconds)
        while true {
            let view = source.view()
            if let snapshot = view.snapshot { try tell(snapshot, &follower, to: output) }
            let isOver = isOver(view) || interruption.isRequested
            if isOver || nextStatus <= .now {
                if let line = PlainText.status(view) { try output.write(line) }
                nextStatus = .now + .seconds(statusSeconds)
            }
            if isOver { break }
            Thread.sleep(forTimeInterval: Self.pollSeconds)
        }
        guard let code = interruption.exitCode else { return 0 }
        return code == 128 + SIGINT ? 0 : code
    }

    private func tell(
        _ snapshot: MeshSnapshot, _ follower: inout EventFollower, to output: LineWriter
    ) throws {
        let (events, hasGap) = follower.news(in: snapshot)
        if hasGap { try output.write("more happened than can be told: some events are left out here") }
        for event in events where event.tick <= ticks ?? .max {
            try output.write(PlainText.line(event, classNames: snapshot.classNames))
        }
    }

    private func isOver(_ view: EngineView) -> Bool {
        if case .failed = view.phase { return true }
        guard let ticks, let snapshot = view.snapshot else { return false }
        return snapshot.tick >= ticks
    }
}

/// Where the engine and the observer pin up what they have, and where whoever is interested looks.
final class ViewBoard: Sendable {
    private struct Contents {
        var view: EngineView
        var finalState: MeshState?
        /// Whether somebody has looked since the last snapshot.
        var isWanted = true
        var publication = ContinuousClock.now
    }

    private let contents: Guarded<Contents>

    /// Snapshots are published no more often than this: fifteen times a second.
    private static let spacing = Duration.seconds(1) / 15

    init(threadCount: Int) {
        contents = Guarded(
            Contents(
                view: EngineView(
                    phase: .preparing, snapshot: nil, metrics: nil, nodeStepsPerSecond: 0,
                    threadCount: threadCount)))
    }

    func view() -> EngineView {
        contents.withLock { contents in
            contents.isWanted = true
            return contents.view
        }
    }

    /// The newest snapshot and the phase, without asking for a newer one.
    func glance() -> EngineView { contents.withLock { $0.view } }

    var journal: Journal { contents.withLock { $0.view.journal } }

    func journal(_ interventions: [Intervention], at tick: Int) {
        contents.withLock { $0.view.journal.append(interventions, at: tick) }
    }

    /// Whether a new snapshot is wanted and the last one is old enough.
    var isDue: Bool {
        contents.withLock { $0.isWanted && $0.publication.duration(to: .now) >= Self.spacing }
    }

    func publish(_ snapshot: MeshSnapshot, phase: EngineView.Phase, nodeStepsPerSecond: Double) {
        // The old snapshot may hold the last reference to much memory: it is freed after the lock is released.
        let old = contents.withLock { contents in
            let old = contents.view
            contents.view.snapshot = snapshot
            contents.view.phase = phase
            contents.view.nodeStepsPerSecond = nodeStepsPerSecond
            contents.isWanted = false
            contents.publication = .now
            return old
        }
        withExtendedLifetime(old) {}
    }

    func publish(_ metrics: MeshMetrics) {
        contents.withLock {
            $0.view.metrics = metrics
            $0.view.metricsHistory.append(metrics)
        }
    }

    func limitSpeed(ticksPerSecond: Double?) {
        contents.withLock { $0.view.ticksPerSecondLimit = ticksPerSecond }
    }

    /// The mesh as it was when the engine stopped.
    var finalState: MeshState? {
        get { contents.withLock { $0.finalState } }
        set { contents.withLock { $0.finalState = newValue } }
    }

    func fail(_ text: String) {
        contents.withLock { $0.view.phase = .failed(text) }
    }
}

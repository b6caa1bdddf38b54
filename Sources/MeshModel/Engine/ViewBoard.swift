/// Where the engine and the observer pin up what they have, and where whoever is interested looks.
final class ViewBoard: Sendable {
    fileprivate struct Contents {
        var view: EngineView
        var finalState: MeshState?
        /// Whether somebody has looked since the last snapshot.
        var isWanted = true
        var publication = ContinuousClock.now
        /// By branch.
        var measured: [BranchID: Measured] = [:]
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

    /// Whether a new snapshot is wanted and the last one is old enough.
    var isDue: Bool {
        contents.withLock { $0.isWanted && $0.publication.duration(to: .now) >= Self.spacing }
    }

    func publish(
        _ snapshot: MeshSnapshot, phase: EngineView.Phase, nodeStepsPerSecond: Double,
        timeline: TimelineView, journal: Journal, breaks: [BreakWatch.Standing]
    ) {
        // The old snapshot may hold the last reference to much memory: it is freed after the lock is released.
        let old = contents.withLock { contents in
            let old = contents.view
            contents.view.snapshot = snapshot
            contents.view.phase = phase
            contents.view.nodeStepsPerSecond = nodeStepsPerSecond
            contents.view.journal = journal
            contents.view.breaks = breaks
            contents.show(timeline)
            contents.showMetrics()
            contents.isWanted = false
            contents.publication = .now
            return old
        }
        withExtendedLifetime(old) {}
    }

    /// Shows how far a journey to `goal` is; what else is shown stays.
    func showJourney(to goal: Int, reached: Int) {
        contents.withLock {
            $0.view.timeline.goal = goal
            $0.view.timeline.reached = reached
            $0.publication = .now
        }
    }

    func publish(_ metrics: MeshMetrics, of branch: BranchID) {
        contents.withLock {
            $0.measured[branch, default: Measured()].insert(metrics)
            $0.show($0.view.timeline)
            $0.showMetrics()
        }
    }

    func show(_ session: SessionBeginning) {
        contents.withLock {
            $0.view.sessionPath = session.recorder?.path
            $0.view.notice = session.notice
        }
    }

    func show(notice: String?) {
        contents.withLock {
            $0.view.notice = notice
            $0.view.stops = []
        }
    }

    /// Shows what has stopped the clock, until something else is to be said.
    func show(_ stops: [BreakStop]) {
        contents.withLock {
            $0.view.notice = stops.sentence
            $0.view.stops = stops
        }
    }

    /// Shows a step that was taken apart, until another one is.
    func publish(_ dissection: NodeDissection?) {
        contents.withLock { $0.view.dissection = dissection }
    }

    /// Shows how far a bisection is, or what it found, until there is another one.
    func show(_ bisection: BisectionProgress) {
        contents.withLock { $0.view.bisection = bisection }
    }

    func begin(_ scenario: Scenario) { contents.withLock { $0.view.scenario = scenario } }

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

/// What was measured on a branch.
private struct Measured {
    var record = MetricsRecord()
    var history = MetricsHistory()

    mutating func insert(_ metrics: MeshMetrics) {
        record.insert(metrics)
        history.append(metrics)
    }

    func through(_ tick: Int) -> Measured {
        Measured(record: record.through(tick), history: record.history(through: tick))
    }
}

extension ViewBoard.Contents {
    /// Shows a timeline with what was measured on its branches; a new one inherits what its parent had by then.
    fileprivate mutating func show(_ timeline: TimelineView) {
        view.timeline = timeline
        for index in timeline.branches.indices {
            let branch = timeline.branches[index]
            if measured[branch.id] == nil {
                measured[branch.id] =
                    branch.parent.flatMap { measured[$0] }?.through(branch.forkTick) ?? Measured()
            }
            view.timeline.branches[index].metrics = measured[branch.id]?.record ?? MetricsRecord()
        }
    }

    /// Shows what had been measured by the tick of the snapshot.
    fileprivate mutating func showMetrics() {
        guard let tick = view.snapshot?.tick, let known = measured[view.timeline.current] else { return }
        view.metrics = known.record.last(through: tick)
        view.metricsHistory = view.isInPast ? known.record.history(through: tick) : known.history
    }
}

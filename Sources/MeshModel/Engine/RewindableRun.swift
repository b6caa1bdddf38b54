/// A mesh that runs in the calling thread, tick by tick, and can go to any moment of its past, as an engine's does: for
/// scripts, tests and benchmarks.
public final class RewindableRun {
    /// The mesh.
    public private(set) var state: MeshState
    private var timeline: Timeline
    private let pool: TrainingPool

    /// Builds the mesh of `scenario` with `threadCount` threads, the caller's included, whose checkpoints may take
    /// `historyBytes` of memory.
    public init(
        scenario: Scenario, data: MeshData, threadCount: Int, historyBytes: Int
    ) throws(MeshModelError) {
        let scenario = scenario.fitted(to: data.dataset)
        try scenario.validate()
        pool = TrainingPool(scenario: scenario, threadCount: threadCount)
        timeline = Timeline(scenario: scenario, data: data, pool: pool, budgetBytes: historyBytes)
        state = try timeline.beginning()
    }

    /// Ticks from one checkpoint to the next.
    public var checkpointInterval: Int { timeline.spacingTicks }

    /// Where checkpoints are, and what memory they take.
    public var view: TimelineView { timeline.view }

    /// Lets one tick pass.
    public func tick() {
        let events = state.tick(on: pool)
        timeline.note(state.apply(timeline.passed(state, events)), of: state)
    }

    /// Goes to `tick`, at most the last one that was reached: to the nearest checkpoint before it, and from there tick by
    /// tick.
    public func go(to tick: Int) throws(MeshModelError) {
        let goal = min(max(0, tick), timeline.branch.headTick)
        if let start = try timeline.depart(to: goal, of: timeline.current, from: state) {
            state = start
            timeline.note(state.apply(timeline.takeDue(at: state.tick)), of: state)
        }
        while state.tick < goal { self.tick() }
    }
}

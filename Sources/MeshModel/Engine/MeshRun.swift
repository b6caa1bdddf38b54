public import GANCore

/// A mesh that runs in the calling thread, tick by tick: for scripts, tests and benchmarks.
public final class MeshRun {
    /// The mesh.
    public private(set) var state: MeshState
    /// What was done and what happened so far.
    public private(set) var journal = Journal()
    private let pool: TrainingPool
    private let test: LabelledImages

    /// Builds the mesh of `scenario` with `threadCount` threads, the caller's included.
    public init(scenario: Scenario, data: MeshData, threadCount: Int) throws(MeshModelError) {
        let scenario = scenario.fitted(to: data.dataset)
        // Scratch memory is laid out for the scenario's widths, so they must be sound first.
        try scenario.validate()
        pool = TrainingPool(scenario: scenario, threadCount: threadCount)
        state = try MeshState(scenario: scenario, data: data, workers: pool.workers)
        test = data.dataset.test
    }

    /// Lets one tick pass; see ``MeshState/tick(applying:on:)``.
    @discardableResult
    public func tick(applying interventions: [Intervention] = []) -> [MeshEvent] {
        take(interventions)
        let events = state.tick(applying: interventions, on: pool)
        journal.append(events)
        return events
    }

    /// Applies `interventions` without letting time pass; see ``MeshState/apply(_:)``.
    @discardableResult
    public func apply(_ interventions: [Intervention]) -> [MeshEvent] {
        take(interventions)
        let events = state.apply(interventions)
        journal.append(events)
        return events
    }

    private func take(_ interventions: [Intervention]) {
        for intervention in interventions { journal.append(intervention, at: state.tick) }
    }

    /// See ``MeshState/digests(on:)``.
    public func digests() -> MeshDigests { state.digests(on: pool.workers) }

    /// See ``MeshEngine/dissect(_:)``; nil where there is no such node.
    public func dissection(of node: NodeID) -> NodeDissection? { state.dissection(of: node, on: pool) }

    /// Looks at what `watch` waits for, on the threads of the run; see ``BreakWatch/look(at:on:)``.
    public func look(with watch: inout BreakWatch) -> [BreakStop] { watch.look(at: state, on: pool.workers) }

    /// Measures the mesh as it is now on the test images, and with `oracle` also what its generators make.
    public func metrics(oracle: Oracle? = nil) -> MeshMetrics {
        MeshMetrics.measure(state.snapshot(), test: test, oracle: oracle, workers: pool.workers)
            ?? MeshMetrics(tick: state.tick, nodes: [])
    }
}

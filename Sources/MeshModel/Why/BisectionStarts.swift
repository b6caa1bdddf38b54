/// Meshes that are kept on the way of a run, so that a bisection need not pass through all of its past again.
///
/// A copy shares storage with the mesh until that trains on; where there are too many for the budget, they are thinned as
/// checkpoints are.
public struct BisectionStarts: Sendable {
    private var store: CheckpointStore
    private let spacingTicks: Int

    /// - Parameters:
    ///   - stepsPerTick: of the scenario.
    ///   - budgetBytes: memory that the copies may take.
    public init(stepsPerTick: Int, budgetBytes: Int) {
        self.init(spacingTicks: max(1, Timeline.spacingSteps / stepsPerTick), budgetBytes: budgetBytes)
    }

    init(spacingTicks: Int, budgetBytes: Int) {
        store = CheckpointStore(budgetBytes: budgetBytes)
        self.spacingTicks = spacingTicks
    }

    /// Takes down that the run has come to a tick, before anything is done there, and keeps a copy now and then.
    ///
    /// - Parameter appliedCount: interventions of the journal that the mesh has seen.
    public mutating func note(_ state: MeshState, appliedCount: Int) {
        guard state.tick % spacingTicks == 0 else { return }
        let copy = Checkpoint(branch: .main, state: state, appliedCount: appliedCount)
        store.keep(copy, path: [.main], present: state.tick)
    }

    /// The last one that is no later than `tick`; nil where none was kept.
    public func last(through tick: Int) -> Bisection.Start? {
        store.last(of: .main, through: tick).map {
            Bisection.Start(state: $0.state, appliedCount: $0.appliedCount)
        }
    }
}

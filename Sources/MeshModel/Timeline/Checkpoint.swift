import GANCore

/// The mesh at a tick of a branch, to go on from: a copy that shares storage with the mesh until that trains on.
struct Checkpoint: Sendable {
    let branch: BranchID
    /// A branch that has come through here, and knows what happened on the way.
    let witness: BranchID
    let state: MeshState
    /// Interventions of the branch's journal that it has seen.
    let appliedCount: Int
    /// Memory that it keeps for itself once the mesh has gone on.
    let bytes: Int
    /// Memory of what it keeps of every single step; what the checkpoint before it has of it as well is shared.
    let stepBytes: Int
    private let stepBytesPerTick: Int

    var tick: Int { state.tick }

    init(branch: BranchID, witness: BranchID? = nil, state: MeshState, appliedCount: Int) {
        self.branch = branch
        self.witness = witness ?? branch
        self.state = state
        self.appliedCount = appliedCount
        bytes = state.replacedBytes
        stepBytes = state.nodes.reduce(0) { $0 + $1.record.steps.byteCount }
        stepBytesPerTick =
            state.nodes.count * state.scenario.stepsPerTick * MemoryLayout<StepReport>.stride
    }

    /// Memory that it keeps for itself beside another one so many ticks before.
    func bytes(ticksApart: Int) -> Int { bytes + min(stepBytes, ticksApart * stepBytesPerTick) }
}

extension MeshState {
    /// What training will have replaced after some ticks: all that a node learns, and the fakes that it draws anew. What is
    /// shared for good (data, messages) is not counted.
    var replacedBytes: Int { nodes.reduce(0) { $0 + $1.replacedBytes } }
}

extension MeshNode {
    /// Histories and what else is small, roughly.
    private static let restBytes = 64 << 10

    fileprivate var replacedBytes: Int {
        let networks = [gan.generator, gan.discriminator, classifier.parameters]
        let floats = networks.reduce(0) {
            $0 + $1.weights.count + $1.firstMoment.count + $1.secondMoment.count + $1.average.count
        }
        return floats * MemoryLayout<Float>.stride + fakes.pixels.count + Self.restBytes
    }
}

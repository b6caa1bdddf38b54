public import GANCore

/// What every single step of a node measured, the last ones as they were and none summed up with others.
///
/// Full chunks are shared by snapshots and checkpoints, so that an append copies an open one at most.
public struct StepLog: Sendable, Equatable {
    /// All nodes of a mesh together keep about so many steps: 15 MB.
    public static let meshLimit = 1 << 19
    /// No node keeps more.
    public static let nodeLimit = 1 << 16
    /// However many nodes there are, each keeps so many.
    static let leastLimit = 2 * chunkCount
    /// A chunk takes 3.5 kB.
    private static let chunkCount = 128

    private var reports: ChunkedLog<StepReport>

    /// The log of a node that has made no steps, in a mesh of `nodeCount` nodes; it holds those of a tick in any case.
    public init(nodeCount: Int, stepsPerTick: Int = 1) {
        let share = min(Self.nodeLimit, Self.meshLimit / max(1, nodeCount))
        reports = ChunkedLog(
            limit: max(share, Self.leastLimit, stepsPerTick + Self.chunkCount), chunkCount: Self.chunkCount)
    }

    /// No more steps are kept; when there are too many, the oldest are forgotten.
    public var limit: Int { reports.limit }
    /// The number of the first step that is there.
    public var firstStep: Int { reports.forgottenCount }
    /// The number that the next step will have.
    public var nextStep: Int { firstStep + reports.count }
    public var isEmpty: Bool { reports.isEmpty }
    /// Memory of the steps that are there.
    public var byteCount: Int { reports.count * MemoryLayout<StepReport>.stride }

    /// What the step of this number measured; nil where it is not there.
    public subscript(step: Int) -> StepReport? {
        step >= firstStep && step < nextStep ? reports[step - firstStep] : nil
    }

    mutating func append(_ report: StepReport) { reports.append(report) }
}

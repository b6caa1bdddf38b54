import GANCore

/// What is kept of a node's training for whoever looks. The mesh's future does not depend on it: it is no part of the digest.
struct TrainingRecord: Sendable {
    private(set) var steps: StepLog
    private(set) var scores = RecentScores()
    /// ‖g‖² of each layer of D in the last step, and of G.
    private(set) var squares: (discriminator: [Float], generator: [Float]) = ([], [])

    init(_ scenario: Scenario) {
        steps = StepLog(nodeCount: scenario.nodeCount, stepsPerTick: scenario.stepsPerTick)
    }

    mutating func append(_ trace: StepTrace) {
        steps.append(trace.report)
        scores.append(trace.scores)
        squares = (trace.discriminatorSquares, trace.generatorSquares)
    }
}

/// How far an engine is with putting an explanation to the test.
public struct BisectionProgress: Sendable, Hashable {
    public enum Stage: Sendable, Hashable {
        /// Ticks that were run again, and those that there are to run as far as is known.
        case running(done: Int, total: Int)
        case found(BisectionFinding)
        /// Something else was asked for meanwhile.
        case stopped
        /// There was nothing to suspect.
        case withoutSuspects
    }

    public let node: NodeID
    /// The tick at which its trouble began.
    public let onset: Int
    public let branch: BranchID
    public var stage: Stage

    public init(of explanation: Explanation, on branch: BranchID, stage: Stage) {
        node = explanation.node
        onset = explanation.trouble?.onset ?? explanation.tick
        self.branch = branch
        self.stage = stage
    }

    /// What there is to tell of it, in plain sentences.
    public var section: Explanation.Section {
        switch stage {
        case .running(let done, let total):
            Explanation.Section(
                title: "bisecting",
                items: ["\(done) of \(total) ticks have been run again without what is suspected"])
        case .found(let finding): finding.section
        case .stopped: Explanation.Section(title: "bisecting", items: ["it was stopped"])
        case .withoutSuspects: .withoutSuspects
        }
    }

    public var isRunning: Bool { if case .running = stage { true } else { false } }

    /// What it found to be to blame; empty while it runs, and where there is no such thing.
    public var culprits: [Suspect] {
        guard case .found(let finding) = stage else { return [] }
        return finding.areTogether ? finding.culprits : Array(finding.culprits.prefix(1))
    }
}

extension Explanation.Section {
    /// What a bisection has to tell where there is nothing to suspect.
    public static let withoutSuspects = Self(
        title: "bisected",
        items: ["nothing that concerns it was done, and nothing came just before: there is no suspect"])
}

/// Where a session stands among its branches and ticks, for whoever looks.
public struct TimelineView: Sendable, Hashable {
    public struct Branch: Sendable, Hashable {
        public var id: BranchID
        public var name: String
        /// nil for the run as it began.
        public var parent: BranchID?
        /// Up to this tick it is its parent.
        public var forkTick: Int
        /// The last tick that was reached on it.
        public var headTick: Int
        /// What was done first to the mesh on it; nil where nothing was.
        public var firstIntervention: Intervention?
        public var figures: FiguresHistory
        /// What was measured on it.
        public var metrics = MetricsRecord()
    }

    /// Ascending by id; there is one at least.
    public var branches: [Branch] = []
    public var current = BranchID.main
    /// Ticks of checkpoints that the current branch can go back to, ascending.
    public var checkpointTicks: [Int] = []
    /// Ticks of the current branch at which something was done to the mesh, those to come included, ascending; the newest
    /// ``markLimit``.
    public var interventionTicks: [Int] = []
    /// Ticks at which a rule of health began to hold, likewise.
    public var onsetTicks: [Int] = []
    /// Memory that checkpoints keep for themselves.
    public var checkpointBytes = 0
    public var budgetBytes = 0
    /// The tick on the way to which the mesh is; nil where it is not on its way to another moment.
    public var goal: Int?
    /// The tick that has been reached on the way there.
    public var reached = 0

    public static let markLimit = 1_024

    public init() {}

    /// The branch that is stood on; nil before there is a mesh.
    public var branch: Branch? { branch(current) }

    public func branch(_ id: BranchID) -> Branch? { branches.first { $0.id == id } }

    /// The last tick that was reached on the current branch.
    public var headTick: Int { branch?.headTick ?? 0 }
}

extension EngineView {
    /// Whether what is shown has a future that is known already.
    public var isInPast: Bool { (snapshot?.tick ?? 0) < timeline.headTick }
}

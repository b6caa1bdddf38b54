/// A session as its file tells it: a tree of runs.
public struct SessionFile: Sendable, Hashable {
    /// A run that leaves its parent at a tick.
    public struct Branch: Sendable, Hashable, Identifiable {
        public let id: BranchID
        /// nil for ``BranchID/main``.
        public let parent: BranchID?
        /// Ticks that had passed when it left its parent, whose interventions count up to there and not at it.
        public let forkTick: Int
        public internal(set) var name: String
        /// Its own, in the order in which they were applied.
        public internal(set) var interventions: [Journal.Entry] = []
        /// Its own, ascending by tick. A tick that was passed more than once is in it once, or as often as it came out
        /// differently.
        public internal(set) var checks: [Check] = []
        /// Ticks that are known to have passed.
        public internal(set) var lastTick: Int
    }

    /// What the mesh was like at a tick.
    public struct Check: Sendable, Hashable {
        public let tick: Int
        public let digests: MeshDigests

        public init(tick: Int, digests: MeshDigests) {
            self.tick = tick
            self.digests = digests
        }
    }

    /// Where the user stood at the end.
    public struct Stand: Sendable, Hashable {
        public internal(set) var branch: BranchID
        /// All that was done at it had been applied.
        public internal(set) var tick: Int
    }

    public let path: String
    public let header: SessionHeader
    /// Ascending by id; the first one is ``BranchID/main``.
    public internal(set) var branches: [Branch]
    public internal(set) var stand: Stand
    /// Whether the last thing that it says is that the run was left.
    public internal(set) var isEnded = false
    /// Bytes of it.
    public internal(set) var length: Int
    /// Bytes of it that are whole records, from its beginning on.
    public internal(set) var wholeLength: Int
    /// What was found behind them and is not used, in one line; nil where there was nothing.
    public internal(set) var notice: String?

    /// The branch with this id.
    public func branch(_ id: BranchID) -> Branch? {
        branches.first { $0.id == id }
    }

    /// The branch with this name, or with this number; of several of a name the youngest.
    ///
    /// - Throws: ``SessionError/noBranch(path:name:known:)``.
    public func branch(named name: String) throws(SessionError) -> Branch {
        let named = branches.last { $0.name == name }
        let numbered = UInt32(name).flatMap { branch(BranchID(rawValue: $0)) }
        guard let found = named ?? numbered else {
            throw .noBranch(path: path, name: name, known: branches.map(\.name))
        }
        return found
    }

    /// The branch and those that it comes from, the oldest first.
    public func ancestry(of id: BranchID) -> [Branch] {
        var line: [Branch] = []
        var next: BranchID? = id
        while let id = next, let branch = branch(id) {
            line.append(branch)
            next = branch.parent
        }
        return line.reversed()
    }

    /// All interventions that made the mesh of a branch what it is at its end, in the order in which they were applied: its
    /// own, and its ancestors' before it left them.
    public func interventions(of id: BranchID) -> [Journal.Entry] {
        along(id, \.interventions) { entry, end in entry.tick < end }
    }

    /// All digests of a branch from tick 0 on, its ancestors' up to where it left them among them, ascending by tick.
    public func checks(of id: BranchID) -> [Check] {
        along(id, \.checks) { check, end in check.tick <= end }
    }

    private func along<Element>(
        _ id: BranchID, _ elements: (Branch) -> [Element], where isBefore: (Element, Int) -> Bool
    ) -> [Element] {
        // Where a branch left its parent before the parent had left its own, the earlier tick counts for both.
        var end = Int.max
        var parts: [[Element]] = []
        for branch in ancestry(of: id).reversed() {
            parts.append(elements(branch).filter { end == .max || isBefore($0, end) })
            end = min(end, branch.forkTick)
        }
        return parts.reversed().flatMap(\.self)
    }
}

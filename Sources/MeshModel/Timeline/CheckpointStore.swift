/// Checkpoints within a memory budget: dense in the last thousand ticks, then the farther apart the older they are.
struct CheckpointStore {
    /// Bytes that all checkpoints together may keep.
    let budgetBytes: Int
    /// Ascending by branch, then by tick; one of each.
    private(set) var checkpoints: [Checkpoint] = []
    private(set) var bytes = 0

    /// What lies no further back than this is thinned last.
    private static let recentTicks = 1_000
    /// A gap there counts as much as one so many times as long just before.
    private static let recentWeight = 4
    /// A branch that nobody stands on is thinned first.
    private static let otherBranchShare = 0.25

    init(budgetBytes: Int) {
        self.budgetBytes = budgetBytes
    }

    /// Keeps a checkpoint, in place of one of the same branch and tick, and gives up others where the budget is
    /// exceeded.
    ///
    /// - Parameters:
    ///   - path: the branch that is stood on, and those that it comes from.
    ///   - present: the newest tick on it.
    mutating func keep(_ checkpoint: Checkpoint, path: [BranchID], present: Int) {
        guard checkpoint.bytes <= budgetBytes else { return }
        let key = (checkpoint.branch, checkpoint.tick)
        let place = checkpoints.partitioningIndex { ($0.branch, $0.tick) >= key }
        if place < checkpoints.count, (checkpoints[place].branch, checkpoints[place].tick) == key {
            checkpoints[place] = checkpoint
        } else {
            checkpoints.insert(checkpoint, at: place)
        }
        count()
        while bytes > budgetBytes, let place = leastMissed(path: path, present: present) {
            checkpoints.remove(at: place)
            count()
        }
    }

    /// Counts the memory anew. What two checkpoints share of every single step depends on how far apart they are.
    private mutating func count() {
        bytes = checkpoints.indices.reduce(0) { sum, place in
            let checkpoint = checkpoints[place]
            let hasFormer = place > 0 && checkpoints[place - 1].branch == checkpoint.branch
            let former = hasFormer ? checkpoints[place - 1].tick : 0
            return sum + checkpoint.bytes(ticksApart: checkpoint.tick - former)
        }
    }

    /// The newest checkpoint of a branch that is no later than `tick`.
    func last(of branch: BranchID, through tick: Int) -> Checkpoint? {
        let behind = checkpoints.partitioningIndex { ($0.branch, $0.tick) > (branch, tick) }
        guard behind > 0, checkpoints[behind - 1].branch == branch else { return nil }
        return checkpoints[behind - 1]
    }

    /// The ticks of a branch's checkpoints, ascending.
    func ticks(of branch: BranchID) -> [Int] {
        checkpoints.filter { $0.branch == branch }.map(\.tick)
    }

    mutating func removeAll(of branch: BranchID) {
        checkpoints.removeAll { $0.branch == branch }
        count()
    }

    /// The checkpoint whose loss makes the smallest gap for its age. Those that end a branch are given up when nothing else
    /// is left.
    private func leastMissed(path: [BranchID], present: Int) -> Int? {
        let scores = checkpoints.indices.map { score(of: $0, path: path, present: present) }
        return scores.indices.min { (scores[$0], $0) < (scores[$1], $1) }
    }

    private func score(of place: Int, path: [BranchID], present: Int) -> Double {
        let checkpoint = checkpoints[place]
        let isFirst = place == 0 || checkpoints[place - 1].branch != checkpoint.branch
        let isLast =
            place + 1 == checkpoints.count || checkpoints[place + 1].branch != checkpoint.branch
        let before = isFirst ? 0 : checkpoints[place - 1].tick
        let behind = isLast ? Int.max / 2 : checkpoints[place + 1].tick
        let age = present - checkpoint.tick
        let weighed = age < Self.recentTicks ? Self.recentTicks / Self.recentWeight : age
        return Double(behind - before) / Double(weighed)
            * (path.contains(checkpoint.branch) ? 1 : Self.otherBranchShare)
    }
}

/// One course of a session: what was done and what happened on it, from tick 0 on.
struct Branch: Sendable {
    let id: BranchID
    var name: String
    /// nil for the run as it began.
    let parent: BranchID?
    /// Up to this tick it is its parent.
    let forkTick: Int
    /// The parent's up to ``forkTick`` included.
    var journal: Journal
    /// How many of its interventions were made on its parent.
    let inheritedCount: Int
    /// The last tick that was reached on it.
    var headTick: Int
    var figures: FiguresHistory
    /// Ticks at which rules of health began to hold, ascending.
    var onsetTicks: [Int] = []

    /// The run as it begins.
    init() {
        id = .main
        name = "main"
        parent = nil
        forkTick = 0
        journal = Journal()
        inheritedCount = 0
        headTick = 0
        figures = FiguresHistory()
    }

    /// A branch that leaves `parent` when `tick` ticks have passed.
    init(id: BranchID, name: String, of parent: Branch, at tick: Int) {
        self.id = id
        self.name = name
        self.parent = parent.id
        forkTick = tick
        journal = parent.journal.through(tick)
        inheritedCount = journal.entries.count
        headTick = tick
        figures = parent.figures.through(tick)
        onsetTicks = parent.onsetTicks.filter { $0 <= tick }
    }
}

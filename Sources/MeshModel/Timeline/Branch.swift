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
    private(set) var inheritedCount: Int
    /// The last tick that was reached on it.
    var headTick: Int
    /// The last tick whose events are in ``journal``; an earlier one than ``headTick`` where the branch is known from a
    /// file, until that was run again.
    var recordedTick: Int
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
        recordedTick = 0
        figures = FiguresHistory()
    }

    /// A branch that leaves `parent` when `tick` ticks have passed, and so many events have happened.
    init(id: BranchID, name: String, of parent: Branch, at tick: Int, eventCount: Int) {
        self.id = id
        self.name = name
        self.parent = parent.id
        forkTick = tick
        journal = parent.journal.through(tick, eventCount: eventCount)
        inheritedCount = journal.entries.count
        headTick = tick
        recordedTick = min(tick, parent.recordedTick)
        figures = parent.figures.through(tick)
        onsetTicks = parent.onsetTicks.filter { $0 < tick }
    }

    /// Nothing that was done on its parent before it began was done on it.
    mutating func forget() {
        journal = Journal()
        inheritedCount = 0
    }

    /// A branch as a session file tells it.
    init(_ told: SessionFile.Branch, of file: SessionFile) {
        id = told.id
        name = told.name
        parent = told.parent
        forkTick = told.forkTick
        journal = Journal()
        let entries = file.interventions(of: told.id)
        for entry in entries { journal.append(entry.intervention, at: entry.tick) }
        inheritedCount = entries.count - told.interventions.count
        headTick = told.lastTick
        recordedTick = 0
        figures = FiguresHistory()
    }
}

/// All moments of a session: its branches, what was done on each, and checkpoints from which any moment is reached by
/// letting time pass again.
struct Timeline {
    /// Ascending by id.
    private(set) var branches = [Branch()]
    private(set) var current = BranchID.main
    private(set) var store: CheckpointStore
    /// Interventions of the current branch's journal that the mesh has seen.
    private(set) var appliedCount = 0
    /// The mesh at tick 0 again; it takes no memory while nobody goes back that far.
    let beginning: @Sendable () throws(MeshModelError) -> MeshState
    /// Ticks from one checkpoint to the next.
    let spacingTicks: Int

    /// Adversarial steps between checkpoints. Copying what a node has learned costs about a step and a half, so checkpoints
    /// cost about one step in a hundred; and no moment is farther than so many steps from one.
    static let spacingSteps = 128
    /// Parts of such a stretch that a journey leaves checkpoints between, so that the next tick back is near.
    private static let journeyParts = 8

    init(
        stepsPerTick: Int, budgetBytes: Int,
        beginning: @escaping @Sendable () throws(MeshModelError) -> MeshState
    ) {
        store = CheckpointStore(budgetBytes: budgetBytes)
        spacingTicks = max(1, Self.spacingSteps / stepsPerTick)
        self.beginning = beginning
    }

    /// A timeline of the mesh of `scenario`, which fits `data`, that is built on the threads of `pool`.
    init(scenario: Scenario, data: MeshData, pool: TrainingPool, budgetBytes: Int) {
        self.init(stepsPerTick: scenario.stepsPerTick, budgetBytes: budgetBytes) {
            () throws(MeshModelError) in
            try MeshState(scenario: scenario, data: data, workers: pool.workers)
        }
    }

    var branch: Branch {
        get { branches[place(of: current)] }
        set { branches[place(of: current)] = newValue }
    }

    private func place(of id: BranchID) -> Int { branches.partitioningIndex { $0.id >= id } }

    func branch(_ id: BranchID) -> Branch? { branches.first { $0.id == id } }

    /// Whether the mesh stands before the end of the branch: what comes next is known.
    func isPast(_ tick: Int) -> Bool { tick < branch.headTick }

    /// The current branch and those that it comes from.
    private var path: [BranchID] { path(of: current) }

    /// A branch that leaves another one at tick 0 need not have what was done there, and comes from none.
    private func path(of id: BranchID) -> [BranchID] {
        var path = [id]
        while let last = branch(path[path.count - 1]), last.forkTick > 0, let parent = last.parent {
            path.append(parent)
        }
        return path
    }
}

// What happens.
extension Timeline {
    /// Takes down that the mesh has come to its present tick, with `events` on the way.
    ///
    /// - Returns: what was done at that tick when it was reached first, to be done again.
    mutating func passed(_ state: MeshState, _ events: [MeshEvent]) -> [Intervention] {
        branch.headTick = max(branch.headTick, state.tick)
        note(events, of: state)
        if state.tick > branch.recordedTick {
            branch.recordedTick = state.tick
            branch.onsetTicks += events.filter(\.isOnset).map(\.tick)
            if branch.figures.isDue(state.tick) { branch.figures.append(MeshFigures(state)) }
        }
        if state.tick % spacingTicks == 0 { keep(state) }
        return takeDue(at: state.tick)
    }

    /// Whether something was done to the mesh on the current branch when so many ticks had passed.
    func hasDone(at tick: Int) -> Bool {
        branch.journal.interventions(at: tick).contains { !$0.isOfClock }
    }

    /// Takes down what is done at the end of the current branch.
    mutating func note(_ intervention: Intervention, at tick: Int) {
        branch.journal.append(intervention, at: tick)
        appliedCount = branch.journal.entries.count
    }

    /// Knows the branches that a session file tells of; their events are known when they have been run again.
    mutating func restore(_ file: SessionFile) {
        branches = file.branches.map { Branch($0, of: file) }
    }

    /// Takes down the last events of a mesh; those of the known past are there already.
    mutating func note(_ events: [MeshEvent], of state: MeshState) {
        let known = branch.journal.eventCount - (state.eventCount - events.count)
        branch.journal.append(events.dropFirst(max(0, known)))
    }

    /// Takes down what has stopped the clock; it may have done so before, when the mesh came here first.
    mutating func note(_ stops: [BreakStop]) {
        let known = branch.journal.stops
        for stop in stops where !known.contains(stop) { branch.journal.append(stop) }
    }

    /// Begins a branch at the present tick of the mesh.
    mutating func fork(at state: MeshState) {
        let number = (branches.last?.id.rawValue ?? 0) + 1
        let id = BranchID(rawValue: number)
        branches.append(
            Branch(
                id: id, name: "branch-\(number)", of: branch, at: state.tick,
                eventCount: state.eventCount))
        current = id
    }

    /// Begins a branch at tick 0, before anything was done there.
    ///
    /// - Returns: the mesh as it was then.
    mutating func forkAtBeginning() throws(MeshModelError) -> MeshState {
        let state = try beginning()
        fork(at: state)
        branch.forget()
        appliedCount = 0
        return state
    }

    /// `name`, or, where a branch is called so, with a number behind it.
    func unusedName(_ name: String) -> String {
        let names = Set(branches.map(\.name))
        var (unused, number) = (name, 1)
        while names.contains(unused) {
            number += 1
            unused = "\(name)-\(number)"
        }
        return unused
    }

    /// What was done by the time that `tick` ticks had passed, and the mesh that stands there has not seen yet.
    mutating func takeDue(at tick: Int) -> [Intervention] {
        let due = branch.journal.entries[appliedCount...].prefix { $0.tick <= tick }
        appliedCount += due.count
        return due.map(\.intervention)
    }

    /// Keeps a checkpoint of the mesh as it is.
    mutating func keep(_ state: MeshState) {
        let owner = owner(of: state.tick)
        store.keep(
            Checkpoint(branch: owner, witness: current, state: state, appliedCount: appliedCount), path: path,
            present: branch.headTick)
    }

    /// The branch of the path that the mesh at `tick` belongs to: up to its fork a branch is what its parent is, until
    /// something is done on it.
    private func owner(of tick: Int) -> BranchID {
        path.first { id in
            guard let branch = branch(id), branch.parent != nil else { return true }
            return tick > branch.forkTick
                || tick == branch.forkTick && appliedCount > branch.inheritedCount
        } ?? current
    }
}

// Going elsewhere.
extension Timeline {
    /// What to start from on the way to `tick` of a branch, which is stood on from now on: the nearest checkpoint, or the
    /// mesh at tick 0.
    ///
    /// - Parameter state: the mesh as it is; on the way forwards it may be the nearest itself.
    /// - Returns: nil where that is so.
    mutating func depart(
        to tick: Int, of id: BranchID, from state: MeshState
    ) throws(MeshModelError) -> MeshState? {
        keep(state)
        let isHere = id == current && tick >= state.tick
        current = id
        let nearest = checkpoint(of: current, through: tick)
        if isHere, state.tick >= nearest?.tick ?? 0 { return nil }
        guard let nearest else {
            appliedCount = 0
            return try beginning()
        }
        appliedCount = nearest.appliedCount
        inherit(from: nearest)
        return nearest.state
    }

    /// What to run the past of a branch again from, so that nothing of `tick` has happened or was done: the mesh at its
    /// nearest checkpoint before, or at tick 0.
    func start(before tick: Int, of id: BranchID) throws(MeshModelError) -> Bisection.Start {
        let nearest = checkpoint(of: id, through: tick - 1)
        guard let nearest else { return Bisection.Start(state: try beginning(), appliedCount: 0) }
        return Bisection.Start(state: nearest.state, appliedCount: nearest.appliedCount)
    }

    /// A branch that a file tells of need not know what happened before the checkpoint that it is gone on with from; whoever
    /// came through there does.
    private mutating func inherit(from checkpoint: Checkpoint) {
        guard branch.journal.eventCount < checkpoint.state.eventCount,
            let elder = self.branch(checkpoint.witness)
        else { return }
        branch.journal.adopt(eventsOf: elder.journal, count: checkpoint.state.eventCount)
        branch.recordedTick = checkpoint.tick
        branch.figures = elder.figures.through(checkpoint.tick)
        branch.onsetTicks = elder.onsetTicks.filter { $0 < checkpoint.tick }
    }

    /// The branches from whose checkpoints one can go on, the nearest first, and up to which tick of each.
    private func reaches(of id: BranchID) -> [(branch: BranchID, lastTick: Int)] {
        var lastTick = Int.max
        return path(of: id).map { id in
            defer { lastTick = min(lastTick, branch(id)?.forkTick ?? 0) }
            return (id, lastTick)
        }
    }

    private func checkpoint(of id: BranchID, through tick: Int) -> Checkpoint? {
        reaches(of: id).lazy.compactMap { store.last(of: $0.branch, through: min(tick, $0.lastTick)) }.first
    }

    /// Whether a journey that has come to `tick` leaves a checkpoint there.
    func marksJourney(at tick: Int) -> Bool { tick % max(1, spacingTicks / Self.journeyParts) == 0 }

    mutating func rename(_ id: BranchID, to name: String) {
        guard branch(id) != nil else { return }
        branches[place(of: id)].name = name
    }

    /// Ticks of checkpoints from which the current branch can go on.
    private var reachableTicks: [Int] {
        reaches(of: current).flatMap { reach in store.ticks(of: reach.branch).filter { $0 <= reach.lastTick }
        }.sorted()
    }

    /// What had been done and had happened on the current branch when the mesh was like this.
    func journal(at state: MeshState) -> Journal {
        isPast(state.tick)
            ? branch.journal.through(state.tick, eventCount: state.eventCount) : branch.journal
    }

    /// What is shown of it.
    var view: TimelineView {
        var view = TimelineView()
        view.branches = branches.map { branch in
            let own = branch.journal.entries.dropFirst(branch.inheritedCount)
            return TimelineView.Branch(
                id: branch.id, name: branch.name, parent: branch.parent, forkTick: branch.forkTick,
                headTick: branch.headTick,
                firstIntervention: own.first { !$0.intervention.isOfClock }?.intervention,
                figures: branch.figures)
        }
        view.current = current
        view.checkpointTicks = reachableTicks
        view.interventionTicks = branch.journal.entries.suffix(TimelineView.markLimit)
            .filter { !$0.intervention.isOfClock }.map(\.tick)
        view.onsetTicks = Array(branch.onsetTicks.suffix(TimelineView.markLimit))
        view.checkpointBytes = store.bytes
        view.budgetBytes = store.budgetBytes
        return view
    }
}

extension MeshEvent {
    /// Whether a rule of health began to hold.
    fileprivate var isOnset: Bool { if case .healthBegan = kind { true } else { false } }
}

import Foundation

/// What the engine's thread does: takes what was asked for, lets a tick pass, shows it, until it is stopped.
struct EngineLoop {
    var state: MeshState
    var timeline: Timeline
    var recorder: SessionRecorder?
    /// What the file of a session that is gone on with says of the way to the end of each branch.
    var checks: [BranchID: [SessionFile.Check]] = [:]
    let pool: TrainingPool
    let board: ViewBoard
    let mailbox: Mailbox
    var isPaused = false
    var breaks = BreakWatch()
    /// Whether something else has been asked for already, when something is served.
    var isHurried = false
    /// The tick on the way to which the mesh is, through what is known already.
    var goal: Int?
    /// A branch that is made when the goal has been reached.
    var detour: Detour?
    /// What is done again on the way, ascending by tick.
    var redo: ArraySlice<Journal.Entry> = []
    var meter = RateMeter()
    var ticksPerSecond: Double?
    var nextTick = ContinuousClock.now

    init(
        state: MeshState, timeline: Timeline, recorder: SessionRecorder?, pool: TrainingPool,
        board: ViewBoard, mailbox: Mailbox
    ) {
        self.state = state
        self.timeline = timeline
        self.recorder = recorder
        self.pool = pool
        self.board = board
        self.mailbox = mailbox
    }

    /// Runs until it is stopped; the mesh as it is then.
    ///
    /// - Throws: ``EngineFailure`` where it cannot go on.
    mutating func run() throws(EngineFailure) -> MeshState {
        publish()
        while true {
            let contents = takeRequests()
            if contents.isStopping {
                endSession()
                return state
            }
            ticksPerSecond = contents.ticksPerSecond
            for (place, request) in contents.requests.enumerated() {
                isHurried = place + 1 < contents.requests.count
                try serve(request)
            }
            if goal != nil {
                try journeyOn()
            } else {
                if !contents.requests.isEmpty { publish() }
                if !isPaused && isDue { letTickPass() }
                if !isPaused && board.isDue { publish() }
            }
        }
    }

    func takeRequests() -> Mailbox.Contents {
        if goal != nil { return mailbox.take() }
        return isPaused ? mailbox.wait() : takeOnTime()
    }

    /// What was asked for; sleeps before where a speed limit says that the next tick is not yet due.
    func takeOnTime() -> Mailbox.Contents {
        guard pace != nil && !isDue else { return mailbox.take() }
        let remaining = ContinuousClock.now.duration(to: nextTick) / .seconds(1)
        return mailbox.wait(until: Date(timeIntervalSinceNow: min(remaining, Self.longestSleepSeconds)))
    }

    /// The pace that was asked for. A mesh whose nodes are all dark or frozen has nothing to compute, and would race through
    /// its future: it takes its time as it is.
    var pace: Double? {
        guard state.isAtRest else { return ticksPerSecond }
        return min(ticksPerSecond ?? .infinity, 1 / state.scenario.tickSeconds)
    }

    /// A changed speed limit takes effect at the latest after this time.
    private static let longestSleepSeconds = 0.05

    var isDue: Bool { pace == nil || nextTick <= .now }

    mutating func letTickPass() {
        if let pace { nextTick = max(nextTick, .now - .seconds(1 / pace)) + .seconds(1 / pace) }
        pass()
        meter.note(state.totals.nodeSteps, at: .now)
        stopForBreaks()
    }

    /// Stops the clock where a condition has become true, and says which.
    mutating func stopForBreaks() {
        let stops = breaks.look(at: state, on: pool.workers)
        guard !stops.isEmpty else { return }
        if !isPaused { carryOut(.pause) }
        timeline.note(stops)
        board.show(stops)
        publish()
    }

    /// Lets a tick pass. In the past, what was done when it had passed is done again.
    mutating func pass() {
        let due = passTick()
        apply(due)
    }

    /// Applies interventions, and takes down what comes of them.
    mutating func apply(_ interventions: [Intervention]) {
        timeline.note(state.apply(interventions), of: state)
    }

    /// Lets a tick pass, as far as to what was done when it had passed; digests are of this moment.
    mutating func passTick() -> [Intervention] {
        let isNew = !timeline.isPast(state.tick)
        let events = state.tick(on: pool)
        let due = timeline.passed(state, events)
        if isNew, recorder?.isDigestDue(at: state.tick) ?? false { recordDigests() }
        return due
    }

    func publish() {
        var view = timeline.view
        view.goal = goal
        view.reached = state.tick
        board.publish(
            state.snapshot(), phase: isPaused ? .paused : .running, nodeStepsPerSecond: meter.rate,
            timeline: view, journal: timeline.journal(at: state), breaks: breaks.standings)
    }
}

// Requests.
extension EngineLoop {
    mutating func serve(_ request: EngineRequest) throws(EngineFailure) {
        // What was said at the beginning has been read.
        if recorder?.failure == nil { board.show(notice: nil) }
        switch request {
        case .intervene(let intervention):
            try arrive()
            carryOut(intervention)
        case .watch(let conditions): breaks.watch(conditions, in: state, on: pool.workers)
        case .travel(.rename(let id, let name)):
            timeline.rename(id, to: name)
            record(.rename(id: id, name: name))
        case .travel(let journey): try travel(journey)
        case .bisect(let explanation, let id):
            try arrive()
            try bisect(explanation, of: id)
        case .endBisection: break
        case .dissect(let node): board.publish(state.dissection(of: node, on: pool))
        }
    }

    /// Applies an intervention, whether or not the clock stands. In the past the clock's own leave no trace: what they would
    /// stand between is known.
    mutating func carryOut(_ intervention: Intervention) {
        meter.interrupt()
        let isPast = timeline.isPast(state.tick)
        switch intervention {
        case .pause: isPaused = true
        case .resume:
            guard isComplete() else { return }
            isPaused = false
        case .singleStep where !isPaused:
            return state.refuse(intervention, why: "the clock is running; pause it first")
        default: break
        }
        if !isPast || !intervention.isOfClock { note(intervention) }
        if intervention == .singleStep {
            pass()
            return stopForBreaks()
        }
        if isPast && intervention.isOfClock { return }
        apply([intervention])
    }
}

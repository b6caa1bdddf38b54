import Foundation

/// What the engine's thread does: takes what was asked for, lets a tick pass, shows it, until it is stopped.
struct EngineLoop {
    private var state: MeshState
    private var timeline: Timeline
    private var recorder: SessionRecorder?
    /// What the file of a session that is gone on with says of the way to its end.
    private var checks: [SessionFile.Check] = []
    private let pool: TrainingPool
    private let board: ViewBoard
    private let mailbox: Mailbox
    private var isPaused = false
    private var breaks = BreakWatch()
    /// The tick on the way to which the mesh is, through what is known already.
    private var goal: Int?
    private var meter = RateMeter()
    private var ticksPerSecond: Double?
    private var nextTick = ContinuousClock.now

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
            for request in contents.requests { try serve(request) }
            if goal != nil {
                try journeyOn()
            } else {
                if !contents.requests.isEmpty { publish() }
                if !isPaused && isDue { letTickPass() }
                if !isPaused && board.isDue { publish() }
            }
        }
    }

    private func takeRequests() -> Mailbox.Contents {
        if goal != nil { return mailbox.take() }
        return isPaused ? mailbox.wait() : takeOnTime()
    }

    /// What was asked for; sleeps before where a speed limit says that the next tick is not yet due.
    private func takeOnTime() -> Mailbox.Contents {
        guard pace != nil && !isDue else { return mailbox.take() }
        let remaining = ContinuousClock.now.duration(to: nextTick) / .seconds(1)
        return mailbox.wait(until: Date(timeIntervalSinceNow: min(remaining, Self.longestSleepSeconds)))
    }

    /// The pace that was asked for. A mesh whose nodes are all dark or frozen has nothing to compute, and would race through
    /// its future: it takes its time as it is.
    private var pace: Double? {
        guard state.isAtRest else { return ticksPerSecond }
        return min(ticksPerSecond ?? .infinity, 1 / state.scenario.tickSeconds)
    }

    /// A changed speed limit takes effect at the latest after this time.
    private static let longestSleepSeconds = 0.05

    private var isDue: Bool { pace == nil || nextTick <= .now }

    private mutating func letTickPass() {
        if let pace { nextTick = max(nextTick, .now - .seconds(1 / pace)) + .seconds(1 / pace) }
        pass()
        meter.note(state.totals.nodeSteps, at: .now)
        stopForBreaks()
    }

    /// Stops the clock where a condition has become true, and says which.
    private mutating func stopForBreaks() {
        let stops = breaks.look(at: state, on: pool.workers)
        guard !stops.isEmpty else { return }
        if !isPaused { carryOut(.pause) }
        timeline.note(stops)
        board.show(stops)
        publish()
    }

    /// Lets a tick pass. In the past, what was done when it had passed is done again.
    private mutating func pass() {
        let isNew = !timeline.isPast(state.tick)
        let events = state.tick(on: pool)
        let due = timeline.passed(state, events)
        if isNew, recorder?.isDigestDue(at: state.tick) ?? false { recordDigests() }
        state.apply(due)
    }

    private func publish() {
        var view = timeline.view
        view.goal = goal
        view.reached = state.tick
        board.publish(
            state.snapshot(), phase: isPaused ? .paused : .running, nodeStepsPerSecond: meter.rate,
            timeline: view, journal: timeline.journal(at: state.tick), breaks: breaks.standings)
    }
}

// Requests.
extension EngineLoop {
    private mutating func serve(_ request: EngineRequest) throws(EngineFailure) {
        // What was said at the beginning has been read.
        if recorder?.failure == nil { board.show(notice: nil) }
        switch request {
        case .intervene(let intervention):
            // What is done is done where the user wanted to stand.
            while goal != nil { try journeyOn() }
            carryOut(intervention)
        case .watch(let conditions): breaks.watch(conditions, in: state, on: pool.workers)
        case .travel(.to(let tick)): try depart(to: tick, of: timeline.current)
        case .travel(.by(let ticks)): try depart(to: (goal ?? state.tick) + ticks, of: timeline.current)
        case .travel(.toPresent): try depart(to: .max, of: timeline.current)
        case .travel(.toBranch(let id)): try depart(to: .max, of: id)
        case .travel(.rename(let id, let name)):
            timeline.rename(id, to: name)
            record(.rename(id: id, name: name))
        case .dissect(let node): board.publish(state.dissection(of: node, on: pool))
        }
    }

    /// Applies an intervention, whether or not the clock stands. In the past the clock's own leave no trace: what they would
    /// stand between is known.
    private mutating func carryOut(_ intervention: Intervention) {
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
        timeline.note(state.apply([intervention]), at: state.tick)
    }
}

// Journeys through time.
extension EngineLoop {
    private mutating func depart(to tick: Int, of id: BranchID) throws(EngineFailure) {
        guard let branch = timeline.branch(id) else { return }
        let target = min(max(0, tick), branch.headTick)
        // The file knows how far the branch that is left has come.
        if !timeline.isPast(state.tick) && state.tick > 0 { recordDigests() }
        do throws(MeshModelError) {
            if let start = try timeline.depart(to: target, of: id, from: state) {
                state = start
                state.apply(timeline.takeDue(at: state.tick))
            }
        } catch {
            throw .mesh(error)
        }
        isPaused = true
        goal = target
        meter.interrupt()
    }

    /// Goes one tick further, or arrives. What is shown stays as it was until then, so that all of it is of one moment.
    private mutating func journeyOn() throws(EngineFailure) {
        guard let goal else { return }
        guard state.tick < goal else {
            self.goal = nil
            timeline.keep(state)
            breaks.restart(in: state, on: pool.workers)
            record(.moved(branch: timeline.current, tick: state.tick))
            return publish()
        }
        pass()
        try check()
        if timeline.marksJourney(at: state.tick) { timeline.keep(state) }
        if board.isDue { board.showJourney(to: goal, reached: state.tick) }
    }
}

// The session file.
extension EngineLoop {
    /// Goes on with the session that `file` tells of, from where its user stood.
    mutating func resume(_ file: SessionFile) throws(EngineFailure) {
        checks = file.checks(of: file.stand.branch)
        try depart(to: file.stand.tick, of: file.stand.branch)
    }

    /// Takes down what is done now. In the past a branch begins with it, which has all that was done at that tick.
    private mutating func note(_ intervention: Intervention) {
        let former = timeline.current
        timeline.note(intervention, at: state.tick)
        let branch = timeline.branch
        if branch.id != former {
            record(.branch(id: branch.id, parent: former, tick: branch.forkTick, name: branch.name))
            for kept in branch.journal.interventions(at: branch.forkTick).dropLast() {
                record(.intervention(branch: branch.id, tick: branch.forkTick, kept))
            }
        }
        record(.intervention(branch: branch.id, tick: state.tick, intervention))
    }

    private mutating func recordDigests() {
        guard recorder != nil else { return }
        record(.digests(branch: timeline.current, tick: state.tick, state.digests(on: pool.workers)))
    }

    private mutating func record(_ entry: SessionRecord) {
        let hadFailed = recorder?.failure != nil
        recorder?.record(entry)
        if !hadFailed && recorder?.failure != nil { stopForFile() }
    }

    /// Nothing is lost by a disk that takes no more: the clock stands, and what waits is kept.
    private mutating func stopForFile() {
        isPaused = true
        board.show(
            notice: recorder?.failure.map { "\($0); the clock stands: make room, then let it run" })
        publish()
    }

    /// Whether the file has everything; tries once more where it has not.
    private mutating func isComplete() -> Bool {
        guard recorder?.failure != nil else { return true }
        recorder?.retry()
        let isComplete = recorder?.failure == nil
        if isComplete { board.show(notice: nil) } else { stopForFile() }
        return isComplete
    }

    private mutating func endSession() {
        if !timeline.isPast(state.tick) { recordDigests() }
        record(.end(branch: timeline.current, tick: state.tick))
    }

    /// Compares the mesh with what the file of a resumed session says of this tick.
    private mutating func check() throws(EngineFailure) {
        while let next = checks.first, next.tick <= state.tick {
            checks.removeFirst()
            guard next.tick == state.tick else { continue }
            let found = state.digests(on: pool.workers)
            if let difference = SessionDifference(tick: next.tick, expected: next.digests, found: found) {
                throw .differs(difference, path: recorder?.path ?? "")
            }
        }
    }
}

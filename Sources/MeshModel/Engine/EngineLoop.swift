import Foundation

/// What the engine's thread does: takes what was asked for, lets a tick pass, shows it, until it is stopped.
struct EngineLoop {
    private var state: MeshState
    private var timeline: Timeline
    private let pool: TrainingPool
    private let board: ViewBoard
    private let mailbox: Mailbox
    private var isPaused = false
    /// The tick on the way to which the mesh is, through what is known already.
    private var goal: Int?
    private var meter = RateMeter()
    private var ticksPerSecond: Double?
    private var nextTick = ContinuousClock.now

    init(state: MeshState, timeline: Timeline, pool: TrainingPool, board: ViewBoard, mailbox: Mailbox) {
        self.state = state
        self.timeline = timeline
        self.pool = pool
        self.board = board
        self.mailbox = mailbox
    }

    /// Runs until it is stopped; the mesh as it is then.
    ///
    /// - Throws: ``MeshModelError`` where the mesh cannot be built anew at tick 0.
    mutating func run() throws(MeshModelError) -> MeshState {
        publish()
        while true {
            let contents = takeRequests()
            if contents.isStopping { return state }
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
    }

    /// Lets a tick pass. In the past, what was done when it had passed is done again.
    private mutating func pass() {
        let events = state.tick(on: pool)
        state.apply(timeline.passed(state, events))
    }

    private func publish() {
        board.publish(
            state.snapshot(), phase: isPaused ? .paused : .running, nodeStepsPerSecond: meter.rate,
            timeline: timeline.view, journal: timeline.journal(at: state.tick))
    }
}

// Requests.
extension EngineLoop {
    private mutating func serve(_ request: EngineRequest) throws(MeshModelError) {
        switch request {
        case .intervene(let intervention):
            // What is done is done where the user wanted to stand.
            while goal != nil { try journeyOn() }
            carryOut(intervention)
        case .travel(.to(let tick)): try depart(to: tick, of: timeline.current)
        case .travel(.by(let ticks)): try depart(to: (goal ?? state.tick) + ticks, of: timeline.current)
        case .travel(.toPresent): try depart(to: .max, of: timeline.current)
        case .travel(.toBranch(let id)): try depart(to: .max, of: id)
        case .travel(.rename(let id, let name)): timeline.rename(id, to: name)
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
        case .resume: isPaused = false
        case .singleStep where !isPaused:
            return state.refuse(intervention, why: "the clock is running; pause it first")
        default: break
        }
        if !isPast || !intervention.isOfClock { timeline.note(intervention, at: state.tick) }
        if intervention == .singleStep { return pass() }
        if isPast && intervention.isOfClock { return }
        timeline.note(state.apply([intervention]), at: state.tick)
    }
}

// Journeys through time.
extension EngineLoop {
    private mutating func depart(to tick: Int, of id: BranchID) throws(MeshModelError) {
        guard let branch = timeline.branch(id) else { return }
        let target = min(max(0, tick), branch.headTick)
        if let start = try timeline.depart(to: target, of: id, from: state) {
            state = start
            state.apply(timeline.arrive(at: state.tick))
        }
        isPaused = true
        goal = target
        meter.interrupt()
    }

    /// Goes one tick further, or arrives. What is shown stays as it was until then, so that all of it is of one moment.
    private mutating func journeyOn() throws(MeshModelError) {
        guard let goal else { return }
        guard state.tick < goal else {
            self.goal = nil
            timeline.keep(state)
            return publish()
        }
        pass()
        if timeline.marksJourney(at: state.tick) { timeline.keep(state) }
        if board.isDue { board.showJourney(to: goal, reached: state.tick) }
    }
}

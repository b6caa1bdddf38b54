import Foundation

/// What the engine's thread does: takes what was asked for, lets a tick pass, shows it, until it is stopped.
struct EngineLoop {
    private var state: MeshState
    private let pool: TrainingPool
    private let board: ViewBoard
    private let mailbox: Mailbox
    private var isPaused = false
    private var meter = RateMeter()
    private var ticksPerSecond: Double?
    private var nextTick = ContinuousClock.now

    init(state: MeshState, pool: TrainingPool, board: ViewBoard, mailbox: Mailbox) {
        self.state = state
        self.pool = pool
        self.board = board
        self.mailbox = mailbox
    }

    /// Runs until it is stopped; the mesh as it is then.
    mutating func run() -> MeshState {
        publish()
        while true {
            let contents = isPaused ? mailbox.wait() : takeOnTime()
            if contents.isStopping { return state }
            ticksPerSecond = contents.ticksPerSecond
            if !contents.interventions.isEmpty { carryOut(contents.interventions) }
            if !isPaused && isDue { letTickPass() }
            if !isPaused && board.isDue { publish() }
        }
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

    /// Applies interventions one by one, because a pause or a step decides what the next one meets. They are shown
    /// at once, whether or not the clock stands.
    private mutating func carryOut(_ interventions: [Intervention]) {
        for intervention in interventions {
            board.journal([intervention], at: state.tick)
            switch intervention {
            case .pause: isPaused = true
            case .resume: isPaused = false
            case .singleStep where isPaused:
                state.tick(applying: [intervention], on: pool)
                continue
            case .singleStep:
                state.refuse(intervention, why: "the clock is running; pause it first")
                continue
            default: break
            }
            state.apply([intervention])
        }
        meter.interrupt()
        publish()
    }

    private mutating func letTickPass() {
        if let pace { nextTick = max(nextTick, .now - .seconds(1 / pace)) + .seconds(1 / pace) }
        state.tick(on: pool)
        meter.note(state.totals.nodeSteps, at: .now)
    }

    private func publish() {
        board.publish(
            state.snapshot(), phase: isPaused ? .paused : .running, nodeStepsPerSecond: meter.rate)
    }
}

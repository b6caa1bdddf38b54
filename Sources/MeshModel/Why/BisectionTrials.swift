/// Runs of a bisection that have been tried, and the meshes that they begin from.
struct BisectionTrials {
    private let bisection: Bisection
    private let pool: TrainingPool
    private let shouldStop: () -> Bool
    private let progress: (Int, Int) -> Void
    private(set) var done: [BisectionFinding.Trial] = []
    /// Ascending by tick: one for each tick at which a suspect has its effect.
    private var starts: [Bisection.Start] = []
    private var ticksDone = 0
    private var ticksTotal = 0

    init(
        _ bisection: Bisection, pool: TrainingPool, shouldStop: @escaping () -> Bool,
        progress: @escaping (Int, Int) -> Void
    ) {
        self.bisection = bisection
        self.pool = pool
        self.shouldStop = shouldStop
        self.progress = progress
    }

    /// Passes through the ticks once as they were, and keeps the mesh just before each suspect.
    ///
    /// - Returns: false where it was stopped.
    mutating func prepare(from start: Bisection.Start) -> Bool {
        let wanted = Set(bisection.suspects.map(\.tick))
        let last = wanted.max() ?? 0
        ticksTotal = last - start.state.tick + bisection.goal - bisection.earliestTick
        for suspect in bisection.suspects { ticksTotal += bisection.goal - suspect.tick }
        var state = start.state
        var rest = bisection.entries.dropFirst(start.appliedCount)
        while true {
            if wanted.contains(state.tick) {
                starts.append(Bisection.Start(state: state, appliedCount: rest.startIndex))
            }
            guard state.tick < last else { return true }
            if shouldStop() { return false }
            let due = rest.prefix { $0.tick <= state.tick }
            rest = rest.dropFirst(due.count)
            state.tick(applying: due.map(\.intervention), on: pool)
            count(1)
        }
    }

    private mutating func count(_ ticks: Int) {
        ticksDone += ticks
        progress(ticksDone, ticksTotal)
    }

    /// There is nothing to run any more.
    mutating func finish() {
        ticksTotal = ticksDone
        count(0)
    }

    /// Runs without these, unless that has been done.
    ///
    /// - Returns: nil where it was stopped.
    mutating func attempt(_ suspects: [Suspect]) -> BisectionFinding.Trial? {
        if let known = done.first(where: { $0.suspects == suspects }) { return known }
        let first = suspects.map(\.tick).min() ?? 0
        guard let start = starts.first(where: { $0.state.tick == first }) else {
            preconditionFailure("no mesh was kept at tick \(first)")
        }
        let length = bisection.goal - first
        ticksTotal = max(ticksTotal, ticksDone + length)
        var onset: Int?
        let end = bisection.rerun(
            from: start, without: suspects, on: pool, shouldStop: shouldStop,
            observe: { [bisection, progress, ticksDone, ticksTotal] state in
                if bisection.isTroubled(state) { onset = state.tick - 1 }
                progress(ticksDone + state.tick - first, ticksTotal)
                return onset == nil
            })
        guard end != nil else { return nil }
        count(length)
        let trial = BisectionFinding.Trial(suspects: suspects, onset: onset)
        done.append(trial)
        return trial
    }

    /// Those of `suspects` without each of which alone the trouble does not come.
    ///
    /// - Returns: nil where it was stopped.
    mutating func decisive(among suspects: [Suspect]) -> [Suspect]? {
        var found: [Suspect] = []
        for suspect in suspects {
            guard let trial = attempt([suspect]) else { return nil }
            if trial.onset == nil { found.append(suspect) }
        }
        return found
    }

    /// Of suspects without all of which the trouble does not come, so few that each of them is needed; of two that would do,
    /// the one that stands before the other.
    ///
    /// - Returns: nil where it was stopped.
    mutating func fewest(of suspects: [Suspect]) -> [Suspect]? {
        var needed = suspects
        for suspect in suspects.reversed() where needed.count > 1 {
            let rest = needed.filter { $0 != suspect }
            guard let trial = attempt(rest) else { return nil }
            if trial.onset == nil { needed = rest }
        }
        return needed
    }
}

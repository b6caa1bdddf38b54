/// Puts an explanation to the test: runs a node's past again without what it suspects, and names what the trouble does
/// not come without.
///
/// A message is left out by ``Intervention/withhold(by:from:origin:version:)``, an intervention by not applying it; all else
/// is as it was, to the bit. The same session gives the same finding, on any number of threads.
public struct Bisection: Sendable {
    /// A mesh to go on from.
    public struct Start: Sendable {
        public let state: MeshState
        /// Interventions of the journal that it has seen.
        public let appliedCount: Int

        public init(state: MeshState, appliedCount: Int) {
            self.state = state
            self.appliedCount = appliedCount
        }
    }

    public let node: NodeID
    public let trouble: Trouble
    /// Most suspicious first; at least one.
    public let suspects: [Suspect]
    /// Runs are looked at up to here: what the trouble has not come without by then, it has not come without.
    public let goal: Int
    private let entries: [Journal.Entry]
    private let interval: Int

    /// - Parameters:
    ///   - entries: all that was done on the branch, what was done after the onset included.
    /// - Returns: nil where there is nothing to explain, or nothing to suspect.
    public init?(_ explanation: Explanation, entries: [Journal.Entry]) {
        guard let trouble = explanation.trouble else { return nil }
        suspects = Suspect.all(of: explanation)
        guard !suspects.isEmpty else { return nil }
        node = explanation.node
        self.trouble = trouble
        self.entries = entries
        interval = explanation.interval
        // A message may come an interval later and have the same effect, and some rules look only now and then.
        goal = trouble.onset + explanation.interval + NodeHealth.probeSpacing / explanation.stepsPerTick
    }

    /// The tick before which a start must stand, so that no suspect has had its effect on it yet; where it is 0, the mesh
    /// at its beginning with nothing applied.
    public var earliestTick: Int { suspects.map(\.tick).min() ?? 0 }

    /// Runs without all suspects, then without each, and where no single one is to blame, without what belongs together.
    ///
    /// - Parameters:
    ///   - start: the mesh no later than just before ``earliestTick``; the nearer, the sooner it is done.
    ///   - shouldStop: asked before each tick.
    ///   - progress: ticks that have been run, and those that there are to run as far as is known.
    /// - Returns: nil where it was stopped.
    public func run(
        from start: Start, on pool: TrainingPool, shouldStop: @escaping () -> Bool = { false },
        progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) -> BisectionFinding? {
        var trials = Trials(self, pool: pool, shouldStop: shouldStop, progress: progress)
        guard trials.prepare(from: start) else { return nil }
        guard trials.attempt(isolation) != nil else { return nil }
        var finding = BisectionFinding(node: node, trouble: trouble, goal: goal)
        guard trials.done[0].onset == nil else {
            finding.trials = trials.done
            return finding
        }
        for suspect in suspects where trials.attempt([suspect]) == nil { return nil }
        finding.culprits = trials.done.dropFirst().filter { $0.onset == nil }
            .flatMap { $0.suspects }
        if finding.culprits.isEmpty {
            for stream in streams where trials.attempt([stream]) == nil { return nil }
            finding.culprits = trials.done.suffix(streams.count).filter { $0.onset == nil }
                .flatMap { $0.suspects }
        }
        if finding.culprits.isEmpty {
            guard let few = trials.fewest(of: isolation) else { return nil }
            finding.culprits = few
            finding.areTogether = few.count > 1
        }
        finding.trials = trials.done
        return finding
    }

    /// One for each link and origin that a suspicious message came over and of, from the first of them on.
    private var streams: [Suspect] {
        var firsts: [Arrival] = []
        for case .message(let arrival) in suspects {
            if let place = firsts.firstIndex(where: { $0.isSameStream(as: arrival) }) {
                if arrival.version < firsts[place].version { firsts[place] = arrival }
            } else {
                firsts.append(arrival)
            }
        }
        return firsts.map(Suspect.stream)
    }

    /// All that was done, and nothing of what came nor of what would have come in its place.
    private var isolation: [Suspect] {
        streams + suspects.filter { if case .act = $0 { true } else { false } }
    }
}

extension Arrival {
    fileprivate func isSameStream(as other: Arrival) -> Bool {
        (receiver, sender, origin) == (other.receiver, other.sender, other.origin)
    }
}

extension Bisection {
    /// The interventions of a run without `suspects`, and those of the scenario's that are left out.
    func entries(without suspects: [Suspect]) -> [(place: Int, entry: Journal.Entry)] {
        let left = suspects.compactMap(\.entry)
        return entries.enumerated().filter { !left.contains($0.offset) }.map { ($0.offset, $0.element) }
    }

    /// Lets a mesh pass through the ticks up to ``goal`` without some of what was.
    ///
    /// - Parameter observe: after each tick, the mesh and what happened in it, with what was done before it; false ends it.
    /// - Returns: the mesh as it was at last; nil where it was stopped.
    func rerun(
        from start: Start, without suspects: [Suspect], on pool: TrainingPool, shouldStop: () -> Bool,
        observe: (_ state: MeshState, _ events: [MeshEvent]) -> Bool
    ) -> MeshState? {
        var state = start.state
        let planned = suspects.compactMap(\.planned)
        state.scenario.interventions = state.scenario.interventions.enumerated()
            .filter { !planned.contains($0.offset) }.map(\.element)
        var rest = entries(without: suspects).drop { $0.place < start.appliedCount }
        var happened = state.apply(suspects.flatMap(\.withheld))
        while state.tick < goal {
            if shouldStop() { return nil }
            let due = rest.prefix { $0.entry.tick <= state.tick }
            rest = rest.dropFirst(due.count)
            happened += state.tick(applying: due.map(\.entry.intervention), on: pool)
            guard observe(state, happened) else { break }
            happened = []
        }
        return state
    }
}

/// Runs that have been tried, and the meshes that they begin from.
private struct Trials {
    let bisection: Bisection
    let pool: TrainingPool
    let shouldStop: () -> Bool
    let progress: (Int, Int) -> Void
    var done: [BisectionFinding.Trial] = []
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
        var rest = bisection.entries(without: []).dropFirst(start.appliedCount)
        while true {
            let applied = rest.first?.place ?? bisection.entries(without: []).count
            if wanted.contains(state.tick) {
                starts.append(Bisection.Start(state: state, appliedCount: applied))
            }
            guard state.tick < last else { return true }
            if shouldStop() { return false }
            let due = rest.prefix { $0.entry.tick <= state.tick }
            rest = rest.dropFirst(due.count)
            state.tick(applying: due.map(\.entry.intervention), on: pool)
            count(1)
        }
    }

    private mutating func count(_ ticks: Int) {
        ticksDone += ticks
        progress(ticksDone, max(ticksTotal, ticksDone))
    }

    /// Runs without these, unless that has been done.
    ///
    /// - Returns: nil where it was stopped.
    mutating func attempt(_ suspects: [Suspect]) -> BisectionFinding.Trial? {
        if let known = done.first(where: { $0.suspects == suspects }) { return known }
        let first = suspects.map(\.tick).min() ?? 0
        guard let start = starts.first(where: { $0.state.tick == first }) else { return nil }
        ticksTotal = max(ticksTotal, ticksDone + bisection.goal - first)
        var onset: Int?
        var ticks = 0
        let end = bisection.rerun(
            from: start, without: suspects, on: pool, shouldStop: shouldStop,
            observe: { [bisection, progress, ticksDone, ticksTotal] _, events in
                onset = events.first { bisection.isTrouble($0) }?.tick
                ticks += 1
                progress(ticksDone + ticks, ticksTotal)
                return onset == nil
            })
        guard end != nil else { return nil }
        count(bisection.goal - first)
        let trial = BisectionFinding.Trial(suspects: suspects, onset: onset)
        done.append(trial)
        return trial
    }

    /// Of suspects without all of which the trouble does not come, so few that each of them is needed.
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

extension Bisection {
    /// Whether the trouble begins with this.
    fileprivate func isTrouble(_ event: MeshEvent) -> Bool {
        if case .healthBegan(node, let verdict) = event.kind {
            trouble.isSame(as: verdict.rule)
        } else {
            false
        }
    }
}

/// Puts an explanation to the test: runs a node's past again without what it suspects, and names what the trouble does
/// not come without.
///
/// A message is left out as by ``Intervention/withhold(by:from:origin:version:)``, an intervention by not applying it; all
/// else is as it was, to the bit, the numbers of nodes that come later among it. The same session gives the same finding, on any number of threads and from any start.
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
    /// What else was done and came before, and is not tried: there is so much of it, or it was far away or long ago.
    public let omittedCount: Int
    /// Runs are looked at up to here: what the trouble has not come without by then, it has not come without.
    public let goal: Int
    let entries: [Journal.Entry]
    /// See ``Scenario/interventions``, as the run began.
    let plan: [TimedIntervention]
    let interval: Int

    /// - Parameters:
    ///   - entries: all that was done on the branch, what was done after the onset included.
    /// - Returns: nil where there is nothing to explain, or nothing to suspect.
    public init?(_ explanation: Explanation, entries: [Journal.Entry]) {
        guard let trouble = explanation.trouble else { return nil }
        (suspects, omittedCount) = Suspect.tried(of: explanation)
        guard !suspects.isEmpty else { return nil }
        node = explanation.node
        self.trouble = trouble
        self.entries = entries
        plan = explanation.plan
        interval = explanation.interval
        // A message may come an interval later and have the same effect, and some rules look only now and then.
        goal = trouble.onset + explanation.interval + NodeHealth.probeSpacing / explanation.stepsPerTick
    }

    /// Whether what was done by hand, as far as it is suspected, is in its place among what was done on the branch.
    var isOfItsEntries: Bool {
        suspects.allSatisfy { suspect in
            guard case .act(let act) = suspect, let place = suspect.entry else { return true }
            return entries.indices.contains(place)
                && entries[place] == Journal.Entry(tick: act.tick, intervention: act.intervention)
        }
    }

    /// The tick before which a start must stand, so that no suspect has had its effect on it yet. A mesh that stands at it
    /// is one too, as long as nothing has been applied there.
    public var earliestTick: Int { suspects.map(\.tick).min() ?? 0 }

    /// Runs without all suspects, then without each, and where no single one is to blame, without what belongs together.
    ///
    /// - Parameters:
    ///   - start: the mesh no later than ``earliestTick``; the nearer, the sooner it is done.
    ///   - shouldStop: asked before each tick.
    ///   - progress: ticks that have been run, which never become fewer, and those that there are to run as far as is known,
    ///     which may become more. At the end they are the same.
    /// - Returns: nil where it was stopped.
    public func run(
        from start: Start, on pool: TrainingPool, shouldStop: @escaping () -> Bool = { false },
        progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) -> BisectionFinding? {
        precondition(
            start.state.tick <= earliestTick
                && suspects.allSatisfy { $0.entry.map { $0 >= start.appliedCount } ?? true },
            "what is suspected has had its effect on the start")
        var trials = BisectionTrials(self, pool: pool, shouldStop: shouldStop, progress: progress)
        guard trials.prepare(from: start), let culprits = culprits(&trials) else { return nil }
        trials.finish()
        return BisectionFinding(
            node: node, trouble: trouble, goal: goal, trials: trials.done, culprits: culprits.suspects,
            areTogether: culprits.areTogether, omittedCount: omittedCount)
    }

    /// - Returns: nil where it was stopped.
    private func culprits(_ trials: inout BisectionTrials) -> (suspects: [Suspect], areTogether: Bool)? {
        // What is ill because something does not come is so without all that does come, too. What was done stands before what
        // came of it, and is named in its place where both would do.
        var enough: [Suspect]?
        for left in [acts + streams, acts] where enough == nil && !left.isEmpty {
            guard let trial = trials.attempt(left) else { return nil }
            if trial.onset == nil { enough = left }
        }
        guard let enough else { return ([], false) }
        for candidates in [suspects, streams] {
            guard let found = trials.decisive(among: candidates) else { return nil }
            if !found.isEmpty { return (found, false) }
        }
        return trials.fewest(of: enough).map { ($0, $0.count > 1) }
    }

    private var acts: [Suspect] { suspects.filter(\.isAct) }

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
}

extension Arrival {
    fileprivate func isSameStream(as other: Arrival) -> Bool {
        (receiver, sender, origin) == (other.receiver, other.sender, other.origin)
    }
}

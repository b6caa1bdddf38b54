extension Bisection {
    /// Lets a mesh pass through the ticks up to ``goal`` without some of what was.
    ///
    /// - Parameter observe: the mesh after each tick; false ends it.
    /// - Returns: the mesh as it was at last; nil where it was stopped.
    func rerun(
        from start: Start, without suspects: [Suspect], on pool: TrainingPool, shouldStop: () -> Bool,
        observe: (_ state: MeshState) -> Bool
    ) -> MeshState? {
        var state = start.state
        // Their receivers may come only later.
        for message in suspects.flatMap({ $0.leftOut(before: goal, interval: interval) }) {
            state.leaveOut(message)
        }
        // What is planned is done from here, in its place, so that it can be left out.
        var rest = acts(after: start, without: suspects)[...]
        state.scenario.interventions = []
        while state.tick < goal {
            if shouldStop() { return nil }
            let due = rest.prefix { $0.tick <= state.tick }
            rest = rest.dropFirst(due.count)
            for act in due {
                if suspects.contains(.act(act)) {
                    state.passOver(act.intervention)
                } else {
                    state.apply([act.intervention])
                }
            }
            state.tick(on: pool)
            guard observe(state) else { break }
        }
        return state
    }

    /// What was done that the start has not seen; what a suspect had skipped is done.
    private func acts(after start: Start, without suspects: [Suspect]) -> [Act] {
        // The start's own plan lacks what was skipped before it, and has other places.
        Act.ordered(plan, entries, withoutSkipping: suspects.compactMap(\.entry)).filter { act in
            switch act.source {
            case .hand(let place): place >= start.appliedCount
            case .scenario: act.tick >= start.state.tick
            }
        }
    }

    /// Whether the trouble is there after the tick that has passed last. One of its kind that came and went before, in the
    /// past as it was, is another one.
    func isTroubled(_ state: MeshState) -> Bool {
        guard state.tick > trouble.clearSince, let place = state.nodeIndex(node) else { return false }
        return state.nodes[place].health.verdicts.contains { trouble.isAsGrave($0.rule) }
    }
}

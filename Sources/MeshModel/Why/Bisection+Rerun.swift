extension Bisection {
    /// What was done by hand, but for what is among `suspects`, with its place there.
    func entries(without suspects: [Suspect]) -> [(place: Int, entry: Journal.Entry)] {
        let left = suspects.compactMap(\.entry)
        return entries.enumerated().filter { !left.contains($0.offset) }.map { ($0.offset, $0.element) }
    }

    /// Lets a mesh pass through the ticks up to ``goal`` without some of what was.
    ///
    /// - Parameter observe: the mesh after each tick; false ends it.
    /// - Returns: the mesh as it was at last; nil where it was stopped.
    func rerun(
        from start: Start, without suspects: [Suspect], on pool: TrainingPool, shouldStop: () -> Bool,
        observe: (_ state: MeshState) -> Bool
    ) -> MeshState? {
        var state = start.state
        let planned = suspects.compactMap(\.planned)
        state.scenario.interventions = state.scenario.interventions.enumerated()
            .filter { !planned.contains($0.offset) }.map(\.element)
        // Their receivers may come only later.
        for message in suspects.flatMap({ $0.leftOut(before: goal, interval: interval) }) {
            state.leaveOut(message)
        }
        var rest = entries(without: suspects).drop { $0.place < start.appliedCount }
        while state.tick < goal {
            if shouldStop() { return nil }
            let due = rest.prefix { $0.entry.tick <= state.tick }
            rest = rest.dropFirst(due.count)
            state.tick(applying: due.map(\.entry.intervention), on: pool)
            guard observe(state) else { break }
        }
        return state
    }

    /// Whether the trouble is there after the tick that has passed last. One of its kind that came and went before, in the
    /// past as it was, is another one.
    func isTroubled(_ state: MeshState) -> Bool {
        guard state.tick > trouble.clearSince, let place = state.nodeIndex(node) else { return false }
        return state.nodes[place].health.verdicts.contains { trouble.isSame(as: $0.rule) }
    }
}

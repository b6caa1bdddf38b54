// Journeys through time.
extension EngineLoop {
    mutating func depart(to tick: Int, of id: BranchID) throws(EngineFailure) {
        guard let branch = timeline.branch(id) else { return }
        let target = min(max(0, tick), branch.headTick)
        // The file knows how far the branch that is left has come.
        if !timeline.isPast(state.tick) && state.tick > 0 { recordDigests() }
        do throws(MeshModelError) {
            if let start = try timeline.depart(to: target, of: id, from: state) {
                state = start
                timeline.note(state.apply(timeline.takeDue(at: state.tick)), of: state)
            }
        } catch {
            throw .mesh(error)
        }
        isPaused = true
        goal = target
        (detour, redo) = (nil, [])
        meter.interrupt()
    }

    /// Goes one tick further, or arrives. What is shown stays as it was until then, so that all of it is of one moment.
    mutating func journeyOn() throws(EngineFailure) {
        guard let goal else { return }
        redoDue()
        guard state.tick < goal else {
            if let detour {
                self.detour = nil
                return try take(detour)
            }
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

// Journeys through time.
extension EngineLoop {
    mutating func travel(_ journey: Journey) throws(EngineFailure) {
        // A branch that is being made becomes whole before it is left.
        if detour != nil || !redo.isEmpty { try arrive() }
        switch journey {
        case .to(let tick): try depart(to: tick, of: timeline.current)
        case .by(let ticks): try depart(to: (goal ?? state.tick) + ticks, of: timeline.current)
        case .toPresent: try depart(to: .max, of: timeline.current)
        case .toBranch(let id): try depart(to: .max, of: id)
        case .without(let suspects, let id): try leaveOut(suspects, of: id)
        case .rename: break
        }
    }

    /// Goes on to where the user wanted to stand: what is done next is done there.
    mutating func arrive() throws(EngineFailure) {
        while goal != nil { try journeyOn() }
    }

    mutating func depart(to tick: Int, of id: BranchID) throws(EngineFailure) {
        guard let branch = timeline.branch(id) else { return }
        let target = min(max(0, tick), branch.headTick)
        recordEnd()
        do throws(MeshModelError) {
            if let start = try timeline.depart(to: target, of: id, from: state) {
                state = start
            }
            apply(timeline.takeDue(at: state.tick))
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
        let due = passTick()
        try check()
        apply(due)
        if timeline.marksJourney(at: state.tick) { timeline.keep(state) }
        if board.isDue { board.showJourney(to: goal, reached: state.tick) }
    }
}

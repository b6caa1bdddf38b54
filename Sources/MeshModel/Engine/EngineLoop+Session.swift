// The session file.
extension EngineLoop {
    /// Goes on with the session that `file` tells of, from where its user stood.
    mutating func resume(_ file: SessionFile) throws(EngineFailure) {
        for branch in file.branches { checks[branch.id] = file.checks(of: branch.id) }
        try depart(to: file.stand.tick, of: file.stand.branch)
    }

    /// Takes down what is done now. In the past a branch begins with it, which has all that was done at that tick.
    mutating func note(_ intervention: Intervention) {
        if timeline.isPast(state.tick) {
            let parent = timeline.current
            timeline.fork(at: state)
            recordBranch(of: parent)
        }
        timeline.note(intervention, at: state.tick)
        record(.intervention(branch: timeline.current, tick: state.tick, intervention))
    }

    /// Takes down that a branch has begun, and what was done at its first tick before it did.
    mutating func recordBranch(of parent: BranchID) {
        let branch = timeline.branch
        record(.branch(id: branch.id, parent: parent, tick: branch.forkTick, name: branch.name))
        for kept in branch.journal.interventions(at: branch.forkTick) {
            record(.intervention(branch: branch.id, tick: branch.forkTick, kept))
        }
    }

    mutating func recordDigests() {
        guard recorder != nil else { return }
        record(.digests(branch: timeline.current, tick: state.tick, state.digests(on: pool.workers)))
    }

    mutating func record(_ entry: SessionRecord) {
        let hadFailed = recorder?.failure != nil
        recorder?.record(entry)
        if !hadFailed && recorder?.failure != nil { stopForFile() }
    }

    /// Nothing is lost by a disk that takes no more: the clock stands, and what waits is kept.
    mutating func stopForFile() {
        isPaused = true
        board.show(
            notice: recorder?.failure.map { "\($0); the clock stands: make room, then let it run" })
        publish()
    }

    /// Whether the file has everything; tries once more where it has not.
    mutating func isComplete() -> Bool {
        guard recorder?.failure != nil else { return true }
        recorder?.retry()
        let isComplete = recorder?.failure == nil
        if isComplete { board.show(notice: nil) } else { stopForFile() }
        return isComplete
    }

    /// The file knows how far the branch that is left has come, and with what digests: by what was done at its last tick,
    /// else by these.
    mutating func recordEnd() {
        guard state.tick > 0, !timeline.isPast(state.tick), !timeline.hasDone(at: state.tick) else { return }
        recordDigests()
    }

    mutating func endSession() {
        recordEnd()
        record(.end(branch: timeline.current, tick: state.tick))
    }

    /// Compares the mesh with what the file of a resumed session says of this tick.
    mutating func check() throws(EngineFailure) {
        while let next = checks[timeline.current]?.first, next.tick <= state.tick {
            checks[timeline.current]?.removeFirst()
            guard next.tick == state.tick else { continue }
            let found = state.digests(on: pool.workers)
            if let difference = SessionDifference(tick: next.tick, expected: next.digests, found: found) {
                throw .differs(difference, path: recorder?.path ?? "")
            }
        }
    }
}

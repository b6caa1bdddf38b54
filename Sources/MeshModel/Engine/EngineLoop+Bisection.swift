// Putting an explanation to the test.
extension EngineLoop {
    /// Runs the past of a branch again without what an explanation suspects, unless something else has been or is asked for.
    /// The mesh stands until then, and is as it was.
    mutating func bisect(_ explanation: Explanation, of id: BranchID) throws(EngineFailure) {
        guard let branch = timeline.branch(id) else { return }
        var progress = BisectionProgress(of: explanation, on: id, stage: .withoutSuspects)
        defer { board.show(progress) }
        guard let bisection = Bisection(explanation, entries: branch.journal.entries) else { return }
        guard !isHurried, bisection.isOfItsEntries else {
            progress.stage = .stopped
            return
        }
        meter.interrupt()
        let start = try start(before: bisection.earliestTick, of: id)
        let finding = bisection.run(
            from: start, on: pool, shouldStop: { [mailbox] in mailbox.isWaitedFor },
            progress: { [board] done, total in
                board.show(
                    BisectionProgress(of: explanation, on: id, stage: .running(done: done, total: total)))
            })
        progress.stage = finding.map { .found($0) } ?? .stopped
    }

    private func start(before tick: Int, of id: BranchID) throws(EngineFailure) -> Bisection.Start {
        do throws(MeshModelError) {
            return try timeline.start(before: tick, of: id)
        } catch {
            throw .mesh(error)
        }
    }

    /// Goes to where the mesh stands, on a branch that is without some of what was.
    mutating func leaveOut(_ suspects: [Suspect], of id: BranchID) throws(EngineFailure) {
        guard let branch = timeline.branch(id), !suspects.isEmpty else { return }
        let last = suspects.map(\.tick).max() ?? 0
        let target = max(id == timeline.current ? goal ?? state.tick : branch.headTick, last + 1)
        let omission = Omission(
            of: suspects, from: branch.journal.entries, goal: target,
            interval: state.scenario.exchangeInterval)
        try depart(to: omission.forkTick, of: id)
        detour = Detour(omission: omission, goal: target)
    }

    /// Where the branch begins: makes it, and goes on to where the mesh is to stand.
    mutating func take(_ detour: Detour) throws(EngineFailure) {
        let parent = timeline.current
        do throws(MeshModelError) {
            if detour.omission.isFromBeginning {
                state = try timeline.forkAtBeginning()
            } else {
                timeline.fork(at: state)
            }
        } catch {
            throw .mesh(error)
        }
        timeline.rename(timeline.current, to: timeline.unusedName(detour.omission.name))
        recordBranch(of: parent)
        redo = detour.omission.entries[...]
        goal = detour.goal
    }

    /// Does again what is due of what was done on the branch that a new one is to be like.
    mutating func redoDue() {
        while let next = redo.first, next.tick <= state.tick {
            redo.removeFirst()
            carryOut(next.intervention)
        }
    }
}

/// A branch that is made on the way to a moment of it.
struct Detour {
    let omission: Omission
    /// The tick of the branch at which the mesh is to stand.
    let goal: Int
}

import GANCore

/// Runs a branch of a session again from tick 0, with what was done to it at the ticks at which it was done, and compares
/// the mesh with every digest in the file.
///
/// A pause is an event, as it was in the session, and nobody waits.
public final class SessionReplay {
    /// How a replay ended.
    public enum Outcome: Sendable, Hashable {
        /// It came to its end, and every digest on the way agreed.
        case agreed(ticks: Int, digests: Int)
        /// It stopped at the first digest that does not.
        case differed(SessionDifference)
        /// It was asked to stop.
        case stopped(tick: Int)
    }

    /// The branch that is run.
    public let branch: SessionFile.Branch
    /// The mesh as it is now.
    public var state: MeshState { run.state }
    /// The run, to be gone on with when the replay is over.
    public let run: MeshRun
    /// Digests that agreed so far.
    public private(set) var agreementCount = 0
    /// What was done and what happened so far.
    public var journal: Journal { run.journal }
    /// The first digest that did not agree.
    public private(set) var difference: SessionDifference?

    private let interventions: [Journal.Entry]
    private let checks: [SessionFile.Check]
    private var nextIntervention = 0
    private var nextCheck = 0

    /// Prepares to run a branch of `file`.
    ///
    /// - Parameters:
    ///   - branch: nil for the one that the user stood on at the end.
    ///   - data: what ``MeshData/load(for:)`` gives for the scenario of the file's header.
    ///   - threadCount: threads that train; the bits do not depend on it.
    /// - Throws: ``SessionError``.
    public init(
        _ file: SessionFile, branch: BranchID? = nil, data: MeshData, threadCount: Int
    ) throws(SessionError) {
        let id = branch ?? file.stand.branch
        guard let branch = file.branch(id) else {
            throw .noBranch(path: file.path, name: "\(id.rawValue)", known: file.branches.map(\.name))
        }
        guard data.digest == file.header.dataDigest else {
            throw .otherData(path: file.path, dataset: data.dataset.name)
        }
        do throws(MeshModelError) {
            run = try MeshRun(scenario: file.header.scenario, data: data, threadCount: threadCount)
        } catch {
            throw .mesh(error)
        }
        self.branch = branch
        interventions = file.interventions(of: id)
        checks = file.checks(of: id)
    }

    /// The tick at which the branch ends, as far as the file knows.
    public var endTick: Int { branch.lastTick }

    /// Lets ticks pass until `tick` have, or all where it is nil, and compares on the way.
    ///
    /// At ``endTick`` what was done there is done too; at an earlier one it is not: it belongs to the tick that follows.
    ///
    /// - Parameters:
    ///   - shouldStop: asked before each tick.
    ///   - observe: what happened, after each tick and once more at the end if something was done there, and the mesh then.
    /// - Returns: how it ended; ``Outcome/differed(_:)`` again if it did before.
    public func advance(
        to tick: Int? = nil, shouldStop: () -> Bool = { false },
        observe: (_ events: [MeshEvent], _ state: MeshState) -> Void = { _, _ in }
    ) -> Outcome {
        let goal = min(tick ?? endTick, endTick)
        compare()
        while state.tick < goal && difference == nil {
            if shouldStop() { return .stopped(tick: state.tick) }
            let events = run.tick(applying: takeInterventions())
            observe(events, state)
            compare()
        }
        if let difference { return .differed(difference) }
        if goal == endTick {
            let last = takeInterventions()
            if !last.isEmpty {
                observe(run.apply(last), state)
            }
        }
        return .agreed(ticks: state.tick, digests: agreementCount)
    }

    private func takeInterventions() -> [Intervention] {
        let first = nextIntervention
        while nextIntervention < interventions.count && interventions[nextIntervention].tick <= state.tick {
            nextIntervention += 1
        }
        return interventions[first..<nextIntervention].map(\.intervention)
    }

    /// Compares the mesh with each digest of its tick.
    private func compare() {
        var found: MeshDigests?
        while difference == nil, nextCheck < checks.count, checks[nextCheck].tick <= state.tick {
            let check = checks[nextCheck]
            let digests = found ?? run.digests()
            found = digests
            difference = SessionDifference(tick: check.tick, expected: check.digests, found: digests)
            if difference == nil { agreementCount += 1 }
            nextCheck += 1
        }
    }
}

import GANCore
import Testing

@testable import MeshModel

/// Whatever is done and wherever one goes: each branch is a function of its own interventions, and the file has all of it.
@Suite(.timeLimit(.minutes(5))) struct AnySessionTests {
    private static let rate = Intervention.setNodeLearningRates(NodeID(1), LearningRates(both: 0.05))
    private static let scenario = TinyMesh.scenario {
        $0.interventions = [TimedIntervention(tick: 17, intervention: .freezeNode(NodeID(3)))]
    }

    private static func deed(_ stream: inout RandomStream) -> Intervention {
        switch stream.below(5) {
        case 0: .degradeLink(LinkID(NodeID(0), NodeID(1)), decibels: Double(stream.below(9) + 1))
        case 1: .setSchedule(stream.below(2) == 0 ? .every : .onImprovement)
        case 2: .injectNode(classes: [stream.below(4)])
        case 3: rate
        default: .poison(NodeID(2), .noise)
        }
    }

    /// Something that was done on the branch that is stood on, or planned, or a message that came.
    private static func suspect(_ view: EngineView, _ stream: inout RandomStream) -> Suspect? {
        let acts = Act.all(in: scenario, view.journal, through: view.snapshot?.tick ?? 0).map(Suspect.act)
        let arrivals = ArrivalLog(view.journal.events, through: view.snapshot?.tick ?? 0)
            .arrivals(at: NodeID(3)).map { stream.below(2) == 0 ? Suspect.message($0) : .stream($0) }
        let all = acts + arrivals
        return all.isEmpty ? nil : all[stream.below(all.count)]
    }

    private static func play(_ session: EngineSession, _ stream: inout RandomStream, moves: Int) async {
        for _ in 0..<moves {
            let view = session.engine.view()
            switch stream.below(7) {
            case 0, 1: await session.step(stream.below(30) + 1)
            case 2: await session.travel(.to(stream.below(120)))
            case 3:
                let id = BranchID(rawValue: UInt32(stream.below(view.timeline.branches.count)))
                await session.travel(.toBranch(id))
            case 4:
                guard let suspect = suspect(view, &stream) else { continue }
                session.engine.travel(.without([suspect], of: view.timeline.current))
                // Sometimes something else is asked for on the way.
                if stream.below(2) == 0 { session.engine.travel(.by(-stream.below(9))) }
                await session.travel(.by(0))
            default: session.engine.apply(deed(&stream))
            }
        }
        await session.step(3)
    }

    /// Each branch comes out of the file as it was, and as its journal says.
    private static func check(_ file: SessionFile, _ session: EngineSession) async throws {
        for branch in file.branches {
            let replay = try SessionReplay(
                file, branch: branch.id, data: TinyMesh.data(for: file.header.scenario), threadCount: 1)
            guard case .agreed(branch.lastTick, _) = replay.advance() else {
                Issue.record("branch \(branch.name) of \(file.branches.map(\.name)) differs")
                continue
            }
            let view = await session.travel(.toBranch(branch.id)) { $0.timeline.current == branch.id }
            #expect(view.snapshot?.tick == branch.lastTick)
            #expect(view.journal.entries == replay.journal.entries)
            #expect(Array(view.journal.events) == Array(replay.journal.events))
        }
    }

    @Test(arguments: [UInt64](1...8), [0.0, 2.5, 1_000])
    func `any session is the sum of its branches`(seed: UInt64, checkpoints: Double) async throws {
        let bytes = Int(checkpoints * Double(try TinyMesh.state().replacedBytes))
        let storage = FailingStorage()
        var stream = RandomStream(seed: seed, node: 0, purpose: .batch)
        let session = try await EngineSession(Self.scenario, historyBytes: bytes, storage: storage)
        await Self.play(session, &stream, moves: 25)
        let view = session.engine.view()
        #expect(view.timeline.checkpointBytes <= view.timeline.budgetBytes)
        let ticks = try #require(view.snapshot?.tick)
        let rerun = try session.rerun(view.journal, ticks: ticks)
        #expect(Array(view.journal.events) == rerun.events)
        #expect(try session.end().digest == rerun.state.digest)
        let file = try SessionFile(path: storage.path, bytes: storage.bytes, salvage: false)

        let resumed = try await EngineSession(
            Self.scenario, historyBytes: bytes, storage: storage, resumed: file)
        #expect(resumed.engine.view().snapshot?.tick == ticks)
        try await Self.check(file, resumed)
        await Self.play(resumed, &stream, moves: 8)
        let later = resumed.engine.view()
        let whole = try resumed.rerun(later.journal, ticks: try #require(later.snapshot?.tick))
        #expect(try resumed.end().digest == whole.state.digest)
        _ = try SessionFile(path: storage.path, bytes: storage.bytes, salvage: false)
    }
}

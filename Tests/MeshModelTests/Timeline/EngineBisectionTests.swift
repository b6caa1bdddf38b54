import GANCore
import Testing

@testable import MeshModel

/// Branches that are without some of what was, and what an engine finds by them.
@Suite(.timeLimit(.minutes(5))) struct EngineBisectionTests {
    private static let link = LinkID(NodeID(0), NodeID(1))
    private static let rate = Intervention.setNodeLearningRates(NodeID(1), LearningRates(both: 50))

    private static func act(_ view: EngineView, _ intervention: Intervention) throws -> Suspect {
        let place = try #require(view.journal.entries.firstIndex { $0.intervention == intervention })
        let entry = view.journal.entries[place]
        return .act(Act(tick: entry.tick, intervention: entry.intervention, source: .hand(place)))
    }

    /// Link 0-1 is cut at tick 0, node 1 gets another rate at tick 12, and node 2 is poisoned at tick 18.
    private static func session(
        _ storage: FailingStorage? = nil, _ change: (inout Scenario) -> Void = { _ in }
    )
        async throws -> EngineSession
    {
        let session = try await EngineSession(TinyMesh.scenario(change), storage: storage)
        session.engine.apply(.cutLink(link))
        await session.step(12)
        session.engine.apply(rate)
        await session.step(6)
        session.engine.apply(.poison(NodeID(2), .noise))
        await session.step(22)
        return session
    }

    private static func effects(_ view: EngineView) -> [Journal.Entry] {
        view.journal.entries.filter { !$0.intervention.isOfClock }
    }

    @Test func `a branch without an act has all else that was done, to where the mesh stood`() async throws {
        let storage = FailingStorage()
        let session = try await Self.session(storage)
        await session.travel(.by(-3))
        let suspect = try Self.act(session.engine.view(), Self.rate)
        let view = await session.travel(.without([suspect], of: .main)) { $0.timeline.branches.count == 2 }
        #expect(view.phase == .paused && view.snapshot?.tick == 37 && !view.isInPast)
        let branch = try #require(view.timeline.branch)
        #expect(branch.name == "without-rate-1-50.0" && branch.parent == .main && branch.forkTick == 11)
        #expect(Self.effects(view).map(\.tick) == [0, 18])
        let rerun = try session.rerun(view.journal, ticks: 37)
        let end = try session.end()
        #expect(end.digest == rerun.state.digest && Array(view.journal.events) == rerun.events)
        let file = try SessionFile(path: storage.path, bytes: storage.bytes, salvage: false)
        let replay = try SessionReplay(
            file, branch: branch.id, data: TinyMesh.data(for: file.header.scenario), threadCount: 2)
        #expect(replay.advance() == .agreed(ticks: 37, digests: 4))
        #expect(replay.state.digest == end.digest)
    }

    @Test func `what was done before the first tick can be left out too`() async throws {
        let session = try await Self.session()
        let suspect = try Self.act(session.engine.view(), .cutLink(Self.link))
        var view = await session.travel(.without([suspect], of: .main)) { $0.timeline.branches.count == 2 }
        #expect(Self.effects(view).map(\.tick) == [12, 18] && view.snapshot?.tick == 40)
        #expect(view.snapshot?.links.first?.isCut == false)
        await session.travel(.to(0))
        await session.travel(.toBranch(.main)) { $0.timeline.current == .main }
        view = await session.travel(.toBranch(BranchID(rawValue: 1))) { $0.timeline.current != .main }
        #expect(try session.end().digest == session.rerun(view.journal, ticks: 40).state.digest)
    }

    @Test func `what the scenario plans can be left out`() async throws {
        let plan = TimedIntervention(tick: 20, intervention: .freezeNode(NodeID(3)))
        let session = try await Self.session { $0.interventions = [plan] }
        #expect(session.engine.view().snapshot?.node(NodeID(3))?.isFrozen == true)
        let act = Act(tick: 20, intervention: plan.intervention, source: .scenario(0))
        let view = await session.travel(.without([.act(act)], of: .main)) { $0.timeline.branches.count == 2 }
        #expect(view.timeline.branch?.name == "without-freeze-3" && view.snapshot?.tick == 40)
        #expect(view.snapshot?.node(NodeID(3))?.isFrozen == false)
        #expect(view.scenario?.interventions == [plan])
        _ = try session.end()
    }

    @Test func `a message can be left out, and the branch is what the bisection had looked at`() async throws
    {
        let session = try await Self.session()
        let before = session.engine.view()
        let arrival = try #require(
            ArrivalLog(before.journal.events, through: 40).arrivals(at: NodeID(3)).first { $0.tick > 0 })
        let view = await session.travel(.without([.message(arrival)], of: .main)) {
            $0.timeline.branches.count == 2
        }
        #expect(view.timeline.branch?.name == "without-\(arrival.origin)-v\(arrival.version)")
        let later = ArrivalLog(view.journal.events, through: 40).arrivals(at: NodeID(3))
        #expect(!later.contains(arrival) && Self.effects(view).count == 4)
        #expect(try session.end().digest == session.rerun(view.journal, ticks: 40).state.digest)
    }

    @Test func `a stream can be left out, and for long`() async throws {
        let session = try await Self.session()
        let arrival = try #require(
            ArrivalLog(session.engine.view().journal.events, through: 40).arrivals(at: NodeID(3)).first)
        await session.travel(.without([.stream(arrival)], of: .main)) { $0.timeline.branches.count == 2 }
        await session.step(60)
        let view = session.engine.view()
        #expect(view.timeline.branch?.name == "without-\(arrival.origin)-v\(arrival.version)-on")
        let came = ArrivalLog(view.journal.events, through: 100).arrivals(at: NodeID(3))
        #expect(!came.contains { $0.origin == arrival.origin && $0.sender == arrival.sender })
        #expect(!came.isEmpty)
        _ = try session.end()
    }

    @Test(arguments: [true, false])
    func `nodes keep their numbers where one before them is left out`(isPlanned: Bool) async throws {
        let first = Intervention.injectNode(classes: [0])
        let session = try await EngineSession(
            TinyMesh.scenario {
                if isPlanned { $0.interventions = [TimedIntervention(tick: 5, intervention: first)] }
            })
        await session.step(5)
        if !isPlanned { session.engine.apply(first) }
        await session.step(5)
        session.engine.apply(.injectNode(classes: [1]))
        session.engine.apply(.freezeNode(NodeID(5)))
        await session.step(5)
        let suspect =
            isPlanned
            ? Suspect.act(Act(tick: 5, intervention: first, source: .scenario(0)))
            : try Self.act(session.engine.view(), first)
        let view = await session.travel(.without([suspect], of: .main)) { $0.timeline.branches.count == 2 }
        #expect(view.snapshot?.nodes.map(\.id.number) == [0, 1, 2, 3, 5])
        #expect(view.snapshot?.node(NodeID(5))?.isFrozen == true)
        let end = try session.end()
        #expect(end.checkInvariants() == [])
        #expect(try session.rerun(view.journal, ticks: 15).state.digest == end.digest)
    }

    @Test func `a branch is without all of what is left out, also of what was yet to come`() async throws {
        let plan = TimedIntervention(tick: 30, intervention: .freezeNode(NodeID(3)))
        let session = try await Self.session { $0.interventions = [plan] }
        await session.travel(.to(20))
        let rate = try Self.act(session.engine.view(), Self.rate)
        let freeze = Suspect.act(Act(tick: 30, intervention: plan.intervention, source: .scenario(0)))
        let view = await session.travel(.without([rate, freeze], of: .main)) {
            $0.timeline.branches.count == 2
        }
        #expect(view.snapshot?.tick == 31)
        #expect(view.snapshot?.node(NodeID(3))?.isFrozen == false)
        _ = try session.end()
    }

    @Test func `a branch is made whole before it is left`() async throws {
        let session = try await Self.session()
        let rate = try Self.act(session.engine.view(), Self.rate)
        session.engine.travel(.without([rate], of: .main))
        let view = await session.travel(.by(-3)) { $0.timeline.branches.count == 2 && $0.isInPast }
        #expect(view.snapshot?.tick == 37 && view.timeline.headTick == 40)
        #expect(Self.effects(view).map(\.tick) == [0, 18])
        _ = try session.end()
    }

    @Test func `a name that is taken gets a number`() async throws {
        let session = try await Self.session()
        let suspect = try Self.act(session.engine.view(), Self.rate)
        await session.travel(.without([suspect], of: .main)) { $0.timeline.branches.count == 2 }
        let view = await session.travel(.without([suspect], of: .main)) { $0.timeline.branches.count == 3 }
        #expect(
            view.timeline.branches.map(\.name).suffix(2) == ["without-rate-1-50.0", "without-rate-1-50.0-2"])
        _ = try session.end()
    }

    @Test func `the engine finds what the trouble does not come without, and the mesh is as it was`()
        async throws
    {
        let session = try await Self.session()
        let view = session.engine.view()
        let scenario = try #require(view.scenario)
        let mesh = try #require(view.snapshot)
        let explanation = Explanation(of: NodeID(1), scenario: scenario, journal: view.journal, mesh: mesh)
        #expect(explanation.trouble?.onset ?? 0 >= 12)
        session.engine.bisect(explanation, of: .main)
        let found = await session.wait { !($0.bisection?.culprits.isEmpty ?? true) }
        #expect(found.bisection?.culprits == [try Self.act(view, Self.rate)])
        #expect(found.snapshot?.tick == 40 && found.phase == .paused)
        let culprits = try #require(found.bisection?.culprits)
        let healed = await session.travel(.without(culprits, of: .main)) { $0.timeline.branches.count == 2 }
        #expect(healed.snapshot?.node(NodeID(1))?.verdict?.rule.isRunaway != true)
        _ = try session.end()
    }

    @Test func `whatever else is asked for ends a bisection`() async throws {
        // Its steps take long, so that it cannot be over before the request.
        let session = try await Self.session { $0.stepsPerTick = 64 }
        let view = session.engine.view()
        let explanation = Explanation(
            of: NodeID(1), scenario: try #require(view.scenario), journal: view.journal,
            mesh: try #require(view.snapshot))
        session.engine.bisect(explanation, of: .main)
        session.engine.endBisection()
        let stopped = await session.wait { $0.bisection != nil && $0.bisection?.isRunning == false }
        #expect(stopped.bisection?.stage == .stopped && stopped.bisection?.culprits == [])
        await session.step(1)
        #expect(try session.end().tick == 41)
    }

    @Test func `what is explained of one branch is not put to the test on another`() async throws {
        let session = try await Self.session()
        let view = session.engine.view()
        let explanation = Explanation(
            of: NodeID(1), scenario: try #require(view.scenario), journal: view.journal,
            mesh: try #require(view.snapshot))
        await session.travel(.to(5))
        session.engine.apply(.heal)
        await session.step(1)
        session.engine.bisect(explanation, of: BranchID(rawValue: 1))
        let stopped = await session.wait { $0.bisection != nil }
        #expect(stopped.bisection?.stage == .stopped)
        _ = try session.end()
    }
}

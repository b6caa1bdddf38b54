import GANCore
import Testing

@testable import MeshModel

/// A session is played on an engine that does not train by itself: it is paused before its first tick, and stepped.
@Suite(.timeLimit(.minutes(5))) struct TimelineTests {
    @Test func `going back, and forth again, gives the same bits`() async throws {
        let session = try await EngineSession()
        await session.step(20)
        session.engine.apply(.cutLink(LinkID(NodeID(0), NodeID(1))))
        await session.step(20)
        session.engine.apply(.injectNode())
        await session.step(10)
        let view = await session.travel(.to(30))
        #expect(view.phase == .paused && view.isInPast && view.timeline.headTick == 50)
        #expect(view.snapshot?.nodes.count == 4 && view.snapshot?.links.first?.isCut == true)
        #expect(await session.travel(.by(-11)).snapshot?.links.first?.isCut == false)
        let present = await session.travel(.toPresent)
        #expect(!present.isInPast && present.snapshot?.nodes.count == 5)
        #expect(try session.end().digest == session.rerun(present.journal, ticks: 50).state.digest)
    }

    @Test func `all that is shown of the past had happened by then`() async throws {
        let session = try await EngineSession()
        await session.step(60)
        let past = await session.travel(.to(24))
        let snapshot = try #require(past.snapshot)
        #expect(past.journal.events.allSatisfy { $0.tick <= 24 } && !past.journal.events.isEmpty)
        #expect(snapshot.events.allSatisfy { $0.tick <= 24 })
        #expect((past.metrics?.tick ?? 0) <= 24)
        #expect(past.metricsHistory.meanAccuracy.points.allSatisfy { $0.firstTick <= 24 })
        _ = try session.end()
    }

    @Test func `what is done in the past begins a branch, and the old future stays`() async throws {
        let session = try await EngineSession()
        await session.step(40)
        session.engine.apply(.removeNode(NodeID(2)))
        await session.step(10)
        await session.travel(.to(25))
        session.engine.apply(.cutLink(LinkID(NodeID(0), NodeID(1))))
        await session.step(40)
        let branched = session.engine.view()
        let branch = try #require(branched.timeline.branch)
        #expect(branch.name == "branch-1" && branch.parent == .main && branch.forkTick == 25)
        #expect(branch.headTick == 65)
        #expect(branch.firstIntervention == .cutLink(LinkID(NodeID(0), NodeID(1))))
        #expect(branched.snapshot?.nodes.count == 4)
        session.engine.travel(.rename(branch.id, "what if"))
        let former = await session.travel(.toBranch(.main), until: { $0.timeline.current == .main })
        #expect(former.snapshot?.tick == 50 && former.snapshot?.nodes.count == 3)
        #expect(former.timeline.branches.map(\.name) == ["main", "what if"])
        let again = await session.travel(
            .toBranch(branch.id), until: { $0.timeline.current == branch.id && $0.timeline.goal == nil })
        #expect(again.snapshot?.tick == 65)
        #expect(try session.end().digest == session.rerun(again.journal, ticks: 65).state.digest)
    }

    @Test func `in the past the clock runs through what is known, and leaves no trace`() async throws {
        let session = try await EngineSession()
        await session.step(40)
        let entries = session.engine.view().journal.entries.count
        await session.travel(.to(10))
        session.engine.apply(.singleStep)
        await session.wait { $0.snapshot?.tick == 11 }
        session.engine.limitSpeed(ticksPerSecond: 200)
        session.engine.apply(.resume)
        await session.wait { $0.snapshot?.tick ?? 0 >= 20 }
        session.engine.apply(.pause)
        let view = await session.wait { $0.phase == .paused }
        #expect(view.timeline.branches.count == 1)
        let present = await session.travel(.toPresent)
        #expect(view.snapshot?.tick ?? 0 > 40 || present.journal.entries.count == entries)
        _ = try session.end()
    }

    @Test(arguments: [0, 64 << 20]) func `a run without an engine goes back and forth to the same bits`(
        historyBytes: Int
    ) throws {
        let scenario = TinyMesh.scenario { $0.stepsPerTick = 16 }
        let run = try RewindableRun(
            scenario: scenario, data: TinyMesh.data(for: scenario), threadCount: 1, historyBytes: historyBytes
        )
        let plain = try TinyMesh.run(scenario)
        var digests: [Digest] = []
        for _ in 0..<40 {
            digests.append(plain.state.digest)
            plain.tick()
            run.tick()
        }
        #expect(run.checkpointInterval == 8)
        #expect(run.view.checkpointTicks == (historyBytes == 0 ? [] : [8, 16, 24, 32, 40]))
        for tick in [39, 17, 18, 0, 33] {
            try run.go(to: tick)
            #expect(run.state.tick == tick && run.state.digest == digests[tick])
        }
        try run.go(to: 1_000)
        #expect(run.state.tick == 40 && run.state.digest == plain.state.digest)
    }
}

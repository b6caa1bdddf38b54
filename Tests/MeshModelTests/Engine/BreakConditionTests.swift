import Testing

@testable import MeshModel

@Suite(.timeLimit(.minutes(5))) struct BreakConditionTests {
    @Test(arguments: [
        "node 3 diverges", "node any unhealthy", "accuracy(5) < 0.5", "battery(any) < 1J", "loss_g(0) > 10",
    ])
    func `a condition is read as it was written`(text: String) {
        #expect(BreakCondition(text)?.description == text)
    }

    @Test(arguments: [
        ("accuracy( 5 )<.5", "accuracy(5) < 0.5"), ("battery(2) > 2kJ", "battery(2) > 2000J"),
        ("battery(any) < 250mJ", "battery(any) < 0.25J"),
    ])
    func `blanks and units do not matter`(text: String, meant: String) {
        #expect(BreakCondition(text)?.description == meant)
    }

    @Test(arguments: [
        "", "node 3", "node x diverges", "node 3 sings", "accuracy < 0.5", "accuracy(5) = 1", "charm(1) < 2",
        "accuracy(5) < 1J", "battery(any) < nan",
    ])
    func `anything else is none`(text: String) {
        #expect(BreakCondition(text) == nil)
    }

    @Test func `the clock stops when it becomes true, and not again while it stays so`() async throws {
        let session = try await EngineSession()
        let state = try TinyMesh.state()
        let limit = state.nodes[0].energy.storedJoules - 0.05
        let condition = try #require(BreakCondition("battery(1) < \(limit)J"))
        session.engine.watch(for: [condition])
        session.engine.limitSpeed(ticksPerSecond: 1_000)
        session.engine.apply(.resume)
        let stopped = await session.wait {
            $0.phase == .paused && $0.snapshot?.tick ?? 0 > 0 && $0.notice != nil
        }
        let tick = try #require(stopped.snapshot?.tick)
        #expect(stopped.notice == "stopped at tick \(tick) by node 1: \(condition)")
        #expect(stopped.snapshot?.node(NodeID(1)).map { $0.energy.storedJoules < limit } ?? false)
        #expect(stopped.journal.entries.last?.intervention == .pause)
        session.engine.apply(.resume)
        await session.wait { $0.snapshot?.tick ?? 0 > tick + 10 }
        _ = try session.end()
    }
}

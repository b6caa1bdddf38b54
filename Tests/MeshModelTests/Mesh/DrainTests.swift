import GANCore
import Testing

@testable import MeshModel

@Suite struct DrainTests {
    private static let node = NodeID(0)

    @Test func `what is drained has a cause of its own, and the books balance`() throws {
        let run = try TinyMesh.run()
        for _ in 0..<5 { run.tick() }
        var state = run.state
        let before = state.nodes[0].energy
        let events = state.apply([.drain(Self.node, joules: 0.25)])
        #expect(events.map(\.kind) == [.drained(Self.node, joules: 0.25)])
        let after = state.nodes[0].energy
        #expect(after.storedNanojoules == before.storedNanojoules - 250_000_000)
        #expect(after.spent.drainedNanojoules == 250_000_000)
        #expect(after.spent.usedNanojoules == before.spent.usedNanojoules)
        #expect(
            after.initialNanojoules + after.harvestedNanojoules - after.spent.totalNanojoules
                == after.storedNanojoules)
        #expect(state.totals.energy.drainedNanojoules == 250_000_000)
        #expect(state.checkInvariants() == [])
        #expect(state.digest != run.state.digest)
    }

    @Test func `a battery that is drained of more than it holds is empty, and its node dark`() throws {
        let run = try TinyMesh.run(ExchangeTests.slow)
        while !(run.state.receptions.contains { $0.from == Self.node }
            && run.state.receptions.contains { $0.to == Self.node })
        {
            run.tick()
        }
        var state = run.state
        let stored = state.nodes[0].energy.storedJoules
        let events = state.apply([.drain(Self.node, joules: 1e9)]).map(\.kind)
        guard case .drained(Self.node, let joules)? = events.first else {
            Issue.record("it was not drained")
            return
        }
        #expect(abs(joules - stored) < 1e-9, "it tells what was there")
        #expect(events.contains(.wentDark(Self.node)))
        #expect(state.nodes[0].isDark)
        #expect(!state.receptions.contains { $0.from == Self.node || $0.to == Self.node })
        #expect(state.totals.dropped(.senderDark) > 0 && state.totals.dropped(.receiverDark) > 0)
        #expect(state.checkInvariants() == [])
        let steps = state.nodes[0].gan.stepCount
        let pool = TrainingPool(scenario: state.scenario, threadCount: 1)
        for _ in 0..<10 {
            state.tick(on: pool)
            #expect(state.checkInvariants() == [])
        }
        #expect(state.nodes[0].gan.stepCount == steps)
        let again = state.apply([.drain(Self.node, joules: 1)])
        #expect(
            again.map(\.kind) == [.refused(.drain(Self.node, joules: 1), why: "node 0's battery is empty")])
    }

    @Test func `what was drained goes with a node that leaves, and comes back with it`() throws {
        var state = try TinyMesh.state()
        state.apply([.drain(Self.node, joules: 0.25), .removeNode(Self.node)])
        #expect(state.totals.energy.drainedNanojoules == 250_000_000)
        #expect(state.checkInvariants() == [])
        state.apply([.returnNode(Self.node)])
        #expect(state.checkInvariants() == [])
    }
}

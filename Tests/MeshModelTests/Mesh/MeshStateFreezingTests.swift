import GANCore
import Testing

@testable import MeshModel

@Suite struct MeshStateFreezingTests {
    private static let node = NodeID(0)

    @Test func `what is on the air from and to a frozen node is dropped, and its neighbours go on`() throws {
        let run = try TinyMesh.run(ExchangeTests.slow)
        while !(run.state.receptions.contains { $0.from == Self.node }
            && run.state.receptions.contains { $0.to == Self.node })
        {
            run.tick()
        }
        let from = run.state.receptions.count { $0.from == Self.node }
        let to = run.state.receptions.count { $0.to == Self.node }
        let events = run.tick(applying: [.freezeNode(Self.node)])
        #expect(events.contains { $0.kind == .nodeFrozen(Self.node) })
        #expect(run.state.totals.dropped(.senderFrozen) == from)
        #expect(run.state.totals.dropped(.receiverFrozen) == to)
        let delivered = run.state.totals.messagesDelivered
        let weights = run.state.nodes[0].gan
        let steps = run.state.nodes[2].gan.stepCount
        for _ in 0..<60 {
            run.tick()
            #expect(!run.state.receptions.contains { $0.from == Self.node || $0.to == Self.node })
            #expect(run.state.checkInvariants() == [])
        }
        #expect(run.state.nodes[0].gan == weights)
        #expect(run.state.nodes[2].gan.stepCount == steps + 60)
        #expect(run.state.totals.messagesDelivered > delivered)
    }

    @Test func `a frozen node spends what radio and processor take asleep`() throws {
        let run = try TinyMesh.run(TinyMesh.scenario { $0.listenShare = 1 })
        run.tick(applying: [.freezeNode(Self.node)])
        let before = run.state.nodes[0].energy.spent
        for _ in 0..<10 { run.tick() }
        var expected = before
        // A second of STM32H743 in Stop mode, 0.3 mA, and of nRF52840 in System ON, 1.5 µA at 3 V: 990 and 4.5 µJ.
        expected.sleepNanojoules += 990_000 + 4_500
        #expect(run.state.nodes[0].energy.spent == expected)
    }

    @Test func `a revived node goes on where it stopped, and catches up on what it missed`() throws {
        let run = try TinyMesh.run()
        for _ in 0..<4 { run.tick() }
        run.tick(applying: [.freezeNode(Self.node)])
        for _ in 0..<40 { run.tick() }
        #expect(run.state.nodes[0].gan.stepCount == 4)
        #expect(run.state.nodes[0].buffer.entries.isEmpty)
        let events = run.tick(applying: [.reviveNode(Self.node)])
        #expect(events.contains { $0.kind == .nodeThawed(Self.node) })
        for _ in 0..<40 { run.tick() }
        #expect(run.state.nodes[0].gan.stepCount == 45)
        #expect(!run.state.nodes[0].buffer.entries.isEmpty)
        #expect(
            run.state.nodes.allSatisfy {
                $0.buffer.entry(of: Self.node) != nil || $0.id == NodeID(2) || $0.id == Self.node
            })
    }

    @Test func `a dark node that is revived has the charge that it had at first`() throws {
        let run = try TinyMesh.run(TinyMesh.scenario { $0.batteryJoules = 1e-3 })
        while !run.state.nodes[0].isDark { run.tick() }
        var state = run.state
        let events = state.apply([.reviveNode(Self.node)])
        #expect(events.map(\.kind) == [.cameBack(Self.node)])
        #expect(state.nodes[0].energy.storedNanojoules == 1_000_000)
        #expect(state.nodes[0].isUp)
        #expect(state.checkInvariants() == [])
    }

    @Test func `a frozen node has another digest, and is not frozen twice`() throws {
        var state = try TinyMesh.state()
        let digest = state.digest
        state.apply([.freezeNode(Self.node)])
        #expect(state.digest != digest)
        let again = state.apply([.freezeNode(Self.node)])
        #expect(again.map(\.kind) == [.refused(.freezeNode(Self.node), why: "node 0 is frozen already")])
    }

    @Test func `a mesh of frozen nodes is at rest`() throws {
        var state = try TinyMesh.state()
        state.apply((0..<4).map { .freezeNode(NodeID($0)) })
        #expect(state.isAtRest)
        state.apply([.reviveNode(NodeID(3))])
        #expect(!state.isAtRest)
    }

    @Test func `who is dark is not frozen, and who is up not revived`() throws {
        let run = try TinyMesh.run(TinyMesh.scenario { $0.batteryJoules = 1e-3 })
        while !run.state.nodes[0].isDark { run.tick() }
        var state = run.state
        let dark = state.apply([.freezeNode(Self.node)])
        #expect(
            dark.map(\.kind) == [.refused(.freezeNode(Self.node), why: "node 0 is dark: it does nothing")])
        var fresh = try TinyMesh.state()
        let up = fresh.apply([.reviveNode(Self.node)])
        #expect(
            up.map(\.kind) == [.refused(.reviveNode(Self.node), why: "node 0 is neither frozen nor dark")])
    }
}

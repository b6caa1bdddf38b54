import GANCore
import Testing

@testable import MeshModel

/// What changes are counted from is what every neighbour in reach has acknowledged.
@Suite struct OutboxTests {
    private static func line(_ count: Int) throws -> MeshRun {
        try TinyMesh.run(
            TinyMesh.scenario {
                $0.nodeCount = count
                $0.topology = .line
                $0.encoding = .delta
                $0.radio = .ieee802154
                $0.spacingMetres = 20
                $0.tickSeconds = 0.001
                $0.exchangeInterval = 200
                $0.propagation.shadowingDecibels = 0
            })
    }

    /// Lets ticks pass until `node` sends its own `version`.
    private static func untilSent(_ version: Int, by node: Int, in run: MeshRun) {
        func isSent() -> Bool {
            run.state.transmissions.contains {
                $0.sender == NodeID(UInt32(node)) && $0.header.version == version
            }
        }
        for _ in 0..<2_000 where !isSent() { run.tick() }
        #expect(isSent())
    }

    private static func encoding(_ version: Int, of node: Int, in run: MeshRun) -> WeightEncoding? {
        untilSent(version, by: node, in: run)
        return run.state.nodes[node].outbox?.header.encoding
    }

    @Test func `a delta that is lost with its link makes the next message whole`() throws {
        let run = try Self.line(2)
        let link = LinkID(NodeID(0), NodeID(1))
        #expect(Self.encoding(2, of: 0, in: run) == .delta)
        run.tick(applying: [.cutLink(link)])
        #expect(run.state.totals.dropped(.linkCut) > 0)
        while run.state.nodes[0].version < 3 { run.tick() }
        run.tick(applying: [.restoreLink(link)])
        #expect(Self.encoding(3, of: 0, in: run) == .int8)
        #expect(Self.encoding(4, of: 0, in: run) == .delta)
        Self.untilSent(5, by: 0, in: run)
        #expect(run.state.nodes[1].buffer.version(of: NodeID(0)) == 4)
        #expect(run.state.totals.dropped(.missingBase) == 0)
    }

    @Test func `a delta that one of two neighbours could not hear makes the next message whole for both`()
        throws
    {
        let run = try Self.line(3)
        Self.untilSent(2, by: 1, in: run)
        run.tick(applying: [.degradeLink(LinkID(NodeID(1), NodeID(2)), decibels: 100)])
        while run.state.nodes[1].version < 3 { run.tick() }
        run.tick(applying: [.degradeLink(LinkID(NodeID(1), NodeID(2)), decibels: 0)])
        #expect(Self.encoding(3, of: 1, in: run) == .int8)
        Self.untilSent(4, by: 1, in: run)
        for node in [0, 2] { #expect(run.state.nodes[node].buffer.version(of: NodeID(1)) == 3) }
        #expect(run.state.totals.dropped(.missingBase) == 0)
    }

    @Test func `a neighbour that was away hears the version after its return`() throws {
        let run = try Self.line(3)
        let link = LinkID(NodeID(1), NodeID(2))
        run.tick(applying: [.cutLink(link)])
        Self.untilSent(3, by: 1, in: run)
        #expect(run.state.nodes[1].outbox?.header.encoding == .delta)
        while !run.state.transmissions.isEmpty { run.tick() }
        run.tick(applying: [.restoreLink(link)])
        #expect(Self.encoding(4, of: 1, in: run) == .int8)
        Self.untilSent(5, by: 1, in: run)
        #expect(run.state.nodes[1].outbox?.header.encoding == .delta)
        #expect(run.state.nodes[2].buffer.version(of: NodeID(1)) == 4)
        #expect(run.state.totals.dropped(.missingBase) == 0)
    }

    @Test func `a version that is composed while the last one is on the air is whole`() throws {
        let run = try Self.line(2)
        Self.untilSent(2, by: 0, in: run)
        var state = run.state
        #expect(state.nodes[0].deltaBase?.version == 1)
        let pool = TrainingPool(scenario: state.scenario, threadCount: 1)
        var work = NodeWork()
        state.nodes[0].compose(
            completed: state.tick, scenario: state.scenario, sampler: pool.lane(of: 0).sampler, work: &work)
        #expect(state.nodes[0].outbox?.header.encoding == .int8)
        for _ in 0..<100 { state.tick(on: pool) }
        #expect(state.nodes[1].buffer.version(of: NodeID(0)) == 3)
        #expect(state.totals.messagesDropped == 0)
    }
}

import GANCore
import Testing

@testable import MeshModel

@Suite struct HealthEventTests {
    /// Rules that begin and end in so many ticks.
    private static func changes(_ events: [MeshEvent]) -> [MeshEvent] {
        events.filter {
            switch $0.kind {
            case .healthBegan, .healthEnded: true
            default: false
            }
        }
    }

    private static func provoked(threadCount: Int) throws -> (events: [MeshEvent], state: MeshState) {
        let run = try TinyMesh.run(threadCount: threadCount)
        var events = run.tick(applying: [
            .setNodeLearningRates(NodeID(1), LearningRates(both: 5)), .poison(NodeID(3), .notANumber),
        ])
        for _ in 0..<150 { events += run.tick() }
        return (Self.changes(events), run.state)
    }

    @Test func `verdicts and their events are the same with any number of threads`() throws {
        let one = try Self.provoked(threadCount: 1)
        let three = try Self.provoked(threadCount: 3)
        #expect(one.events == three.events)
        #expect(!one.events.isEmpty)
        #expect(one.state.snapshot().nodes.map(\.verdicts) == three.state.snapshot().nodes.map(\.verdicts))
    }

    @Test func `a checkpoint holds its verdicts, and goes on as the original does`() throws {
        let run = try TinyMesh.run()
        run.tick(applying: [.poison(NodeID(3), .notANumber)])
        for _ in 0..<40 { run.tick() }
        var copy = run.state
        #expect(copy.snapshot().nodes.map(\.verdicts) == run.state.snapshot().nodes.map(\.verdicts))
        let pool = TrainingPool(scenario: copy.scenario, threadCount: 1)
        for _ in 0..<60 { #expect(Self.changes(copy.tick(on: pool)) == Self.changes(run.tick())) }
    }

    @Test func `a threshold changes what is said, and no bit of what is trained`() throws {
        let plain = try TinyMesh.run()
        let strict = try TinyMesh.run()
        plain.tick()
        strict.tick(applying: [.setThreshold(.explosionGeneratorLoss, 0)])
        var events: [MeshEvent] = []
        for _ in 0..<60 {
            plain.tick()
            events += strict.tick()
        }
        let begun = events.compactMap { event -> NodeID? in
            if case .healthBegan(let node, let verdict) = event.kind, verdict.rule == .explosion {
                node
            } else {
                nil
            }
        }
        #expect(begun == (0..<4).map { NodeID($0) }, "in node order, once each")
        #expect(strict.state.digest == plain.state.digest)
    }

    @Test func `a threshold that cannot be is refused`() throws {
        var state = try TinyMesh.state()
        let events = state.apply([.setThreshold(.memorisingGap, -1)])
        guard case .refused(_, let why) = events[0].kind else {
            Issue.record("it was taken")
            return
        }
        #expect(why.contains("memorising_gap"))
    }

    @Test func `what was said of a node ends when it is frozen, and nothing is said of one that is dark`()
        throws
    {
        let run = try TinyMesh.run()
        run.tick(applying: [.setThreshold(.explosionGeneratorLoss, 0)])
        for _ in 0..<60 { run.tick() }
        #expect(run.state.snapshot().nodes[1].verdict?.rule == .explosion)
        let events = run.tick(applying: [.freezeNode(NodeID(1))])
        #expect(Self.changes(events).map(\.kind) == [.healthEnded(NodeID(1), .explosion)])
        #expect(run.state.snapshot().nodes[1].verdicts.isEmpty)
    }

    @Test func `a class whose maker makes newer versions that do not come is stale, and the maker is named`()
        throws
    {
        let run = try TinyMesh.run()
        while !run.state.nodes[0].buffer.entries.contains(where: { $0.origin == NodeID(1) }) { run.tick() }
        var events = run.tick(applying: [.cutLink(LinkID(NodeID(0), NodeID(1)))])
        run.tick(applying: [.setThreshold(.staleIntervals, 5)])
        for _ in 0..<150 { events += run.tick() }
        let stale = events.compactMap { event -> HealthVerdict? in
            if case .healthBegan(NodeID(0), let verdict) = event.kind, verdict.rule == .staleGenerator {
                verdict
            } else {
                nil
            }
        }
        #expect(stale.first?.culprit == NodeID(1))
    }
}

import GANCore
import Testing

@testable import MeshModel

@Suite struct MeshStateSnapshotTests {
    @Test func `a snapshot shows the mesh and shares its weights`() throws {
        let run = try TinyMesh.run()
        for _ in 0..<30 { run.tick() }
        let snapshot = run.state.snapshot()
        #expect(snapshot.tick == 30)
        #expect(abs(snapshot.seconds - 3) < 1e-12)
        #expect(snapshot.classNames == ["0", "1", "2", "3"])
        #expect(snapshot.links.map(\.id.description) == ["0-1", "0-3", "1-2", "2-3"])
        for (shown, node) in zip(snapshot.nodes, run.state.nodes) {
            #expect(shown.generator.storageIdentity == node.gan.sampledWeights.storageIdentity)
            #expect(shown.stepCount == 30)
            #expect(shown.ownCounts == node.own.countsByClass)
            #expect(shown.history.points.count == 30)
            #expect(shown.history.points.last?.mean == shown.report)
        }
    }

    @Test func `a snapshot is not touched by what comes after it`() throws {
        let run = try TinyMesh.run()
        let snapshot = run.state.snapshot()
        let weights = snapshot.nodes[0].generator.elements
        for _ in 0..<5 { run.tick() }
        #expect(snapshot.nodes[0].generator.elements == weights)
        #expect(run.state.snapshot().nodes[0].generator.elements != weights)
    }

    @Test func `nodes are shown transmitting, receiving and training`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.topology = .line
                $0.tickSeconds = 0.001
                $0.exchangeInterval = 40
            })
        while run.state.transmissions.isEmpty { run.tick() }
        let sender = run.state.transmissions[0].sender
        let receivers = run.state.receptions.map(\.to)
        for node in run.state.snapshot().nodes {
            let expected: MeshSnapshot.Activity =
                node.id == sender ? .transmitting : receivers.contains(node.id) ? .receiving : .training
            #expect(node.activity == expected)
        }
        for _ in 0..<60 where !run.state.transmissions.isEmpty { run.tick() }
        #expect(run.state.snapshot().nodes.allSatisfy { $0.activity == .training })
    }

    @Test func `events are kept to a limit, the newest ones`() throws {
        let run = try TinyMesh.run(TinyMesh.scenario { $0.exchangeInterval = 1 })
        var last: MeshEvent?
        for _ in 0..<60 { last = run.tick().last ?? last }
        let events = run.state.snapshot().events
        #expect(events.count == MeshSnapshot.eventLimit)
        #expect(events.last == last)
        #expect(events.map(\.tick) == events.map(\.tick).sorted())
    }
}

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

    @Test func `a link counts the frames that it carried and lost, and all links together those of the mesh`()
        throws
    {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.topology = .line
                $0.propagation.shadowingDecibels = 0
                $0.spacingMetres = 60
            })
        for _ in 0..<120 { run.tick() }
        let snapshot = run.state.snapshot()
        #expect(snapshot.totals.framesLost > 0)
        #expect(snapshot.links.reduce(0) { $0 + $1.framesLost } == snapshot.totals.framesLost)
        for link in snapshot.links {
            let rate = Double(link.framesLost) / Double(link.framesSent)
            // Every fifth frame is a short one, which is lost less often; three standard deviations besides.
            let deviation = (link.frameErrorRate / Double(link.framesSent)).squareRoot()
            #expect(rate <= link.frameErrorRate + 3 * deviation)
            #expect(rate >= 0.8 * link.frameErrorRate - 3 * deviation)
            let margin = run.state.scenario.propagation.marginDecibels(
                radio: .bluetoothLE1M, metres: 60, shadowingDecibels: 0)
            #expect(abs(link.marginDecibels - margin) < 1e-3)
        }
    }

    @Test func `a node says what it harvests, until its battery is full`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.batteryJoules = 0.1
                $0.harvest = .constant(milliwatts: 0.5)
            })
        run.tick()
        #expect(run.state.snapshot().nodes.allSatisfy { $0.harvestWatts == 0 })
        run.tick()
        // What the first tick took is less than half a milliwatt brings.
        let spent = run.state.snapshot().nodes[0].energy.spent.totalNanojoules
        #expect(spent > 100_000)
        for node in run.state.snapshot().nodes { #expect(abs(node.harvestWatts - 0.5e-3) < 1e-9) }
    }

    @Test func `a node that forwards says how many messages wait`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.topology = .line
                $0.strategy = .relay
                $0.tickSeconds = 0.001
                $0.exchangeInterval = 200
            })
        var longest = 0
        var emptyAfterwards = false
        for _ in 0..<600 {
            run.tick()
            let queues = run.state.snapshot().nodes.map(\.queueLength)
            longest = max(longest, queues.max() ?? 0)
            emptyAfterwards = emptyAfterwards || longest > 1 && queues.allSatisfy { $0 == 0 }
        }
        #expect(longest > 1)
        #expect(emptyAfterwards)
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

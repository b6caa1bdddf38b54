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

    @Test func `what is spent on links is what the radios spent, to the nanojoule`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.propagation.shadowingDecibels = 0
                $0.spacingMetres = 60
                $0.encoding = .int4
            })
        for _ in 0..<120 { run.tick() }
        let snapshot = run.state.snapshot()
        let spent = snapshot.totals.energy.transmitNanojoules + snapshot.totals.energy.receiveNanojoules
        #expect(snapshot.links.reduce(0) { $0 + $1.nanojoules } == spent)
        #expect(spent > 0)
        #expect(snapshot.links.allSatisfy { $0.framesRepeated > 0 && $0.framesRepeated < $0.framesSent })
    }

    @Test func `a line of two carries every byte on its only link`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.nodeCount = 2
                $0.propagation.shadowingDecibels = 0
                $0.spacingMetres = 60
            })
        for _ in 0..<80 { run.tick() }
        let snapshot = run.state.snapshot()
        #expect(snapshot.links[0].bytesOnAir == snapshot.totals.bytesOnAir)
        #expect(snapshot.links[0].framesRepeated == snapshot.totals.framesRepeated)
        #expect(snapshot.totals.framesRepeated > 0)
    }

    @Test func `a node shows its settings, its own samples and what its neighbours sent last`() throws {
        let run = try TinyMesh.run()
        run.tick(applying: [
            .setNodeStrategy(NodeID(1), .relay), .setNodeEncoding(NodeID(1), .int4),
            .setNodeSchedule(NodeID(1), .onImprovement), .poison(NodeID(1), .scaled),
            .setNodeLearningRates(NodeID(1), LearningRates(both: 0.5)), .freezeNode(NodeID(2)),
        ])
        for _ in 0..<40 { run.tick() }
        let snapshot = run.state.snapshot()
        let node = snapshot.nodes[1]
        #expect(node.strategy == .relay && node.encoding == .int4 && node.schedule == .onImprovement)
        #expect(node.poison == .scaled)
        #expect(node.learningRates == LearningRates(both: 0.5))
        #expect(node.own == run.state.nodes[1].own)
        #expect(snapshot.nodes[2].isFrozen && snapshot.nodes[2].activity == .frozen)
        #expect(snapshot.nodes[3].strategy == .replay)
        #expect(snapshot.nodes[3].lastMessage(from: NodeID(0))?.origin == NodeID(0))
        #expect(snapshot.nodes[3].lastMessage(from: NodeID(2)) == nil)
        #expect(snapshot.nextNode == NodeID(4))
    }

    @Test func `a node says who holds it in quarantine`() throws {
        let run = try TinyMesh.run()
        run.tick(applying: [.poison(NodeID(1), .scaled)])
        for _ in 0..<60 { run.tick() }
        let nodes = run.state.snapshot().nodes
        #expect(nodes[1].quarantinedBy == [NodeID(0), NodeID(2)])
        #expect(nodes[0].quarantinedBy == [])
    }

    @Test func `the quarantine of a node whose own training explodes says nothing of others`() throws {
        let run = try TinyMesh.run()
        run.tick(applying: [.setNodeLearningRates(NodeID(1), LearningRates(both: 5))])
        for _ in 0..<120 { run.tick() }
        let nodes = run.state.snapshot().nodes
        guard nodes[1].verdict?.rule == .explosion else {
            Issue.record("node 1 does not explode")
            return
        }
        let held = run.state.nodes[1].neighbours.filter {
            run.state.nodes[1].quarantine.holds($0, tick: run.state.tick)
        }
        #expect(!held.isEmpty, "it holds its honest neighbours in quarantine")
        #expect(nodes.allSatisfy { !$0.quarantinedBy.contains(NodeID(1)) })
    }

    @Test func `a node that has nothing to train on listens`() throws {
        let scenario = TinyMesh.scenario()
        let data = TinyMesh.data(for: scenario)
        let state = try MeshState(
            scenario: scenario,
            data: MeshData(
                dataset: data.dataset, shards: [[]] + data.shards.dropFirst(), laterShard: data.laterShard))
        #expect(state.snapshot().nodes.map(\.activity) == [.listening, .training, .training, .training])
    }

    @Test func `a battery's history follows its charge, and its end is projected from how it falls`() throws {
        let run = try TinyMesh.run(TinyMesh.scenario { $0.batteryJoules = 0.05 })
        #expect(run.state.snapshot().firstProjectedDeath == nil)
        var projected: [Int] = []
        var death: Int?
        for _ in 0..<100_000 where death == nil {
            let isDark = run.tick().contains {
                if case .wentDark(NodeID(0)) = $0.kind { true } else { false }
            }
            let node = run.state.snapshot().nodes[0]
            #expect(node.energyHistory.last == node.energy.storedJoules)
            if isDark { death = run.state.tick }
            projected.append(node.projectedDeathTick ?? 0)
        }
        let tick = try #require(death)
        #expect(tick > 200)
        // Consumption is even but for the messages, of which one more or less may fall into the window.
        let halfway = Double(projected[tick / 2])
        #expect(abs(halfway - Double(tick)) < 0.1 * Double(tick))
        #expect(run.state.snapshot().nodes[0].projectedDeathTick == nil)
    }

    @Test func `a battery that is filled faster than it empties has no end`() throws {
        let run = try TinyMesh.run(TinyMesh.scenario { $0.harvest = .constant(milliwatts: 1_000) })
        for _ in 0..<20 { run.tick() }
        #expect(run.state.snapshot().nodes.allSatisfy { $0.projectedDeathTick == nil })
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

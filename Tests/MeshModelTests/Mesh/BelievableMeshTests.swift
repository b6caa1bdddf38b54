import GANCore
import Testing

@testable import MeshModel

/// Movement, comings and goings, charge, and what a user changes while the mesh runs.
@Suite struct BelievableMeshTests {
    @Test func `walkers stay in the area, and links follow them`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.nodeCount = 12
                $0.topology = .randomGeometric(radius: 0.3)
                $0.mobility = .waypoint(metresPerSecond: 20, pauseSeconds: 0)
                $0.radio = .ideal
            })
        let radius = try #require(run.state.linkRadius)
        var made = 0
        var lost = 0
        for _ in 0..<120 {
            for event in run.tick() {
                if case .linkAdded = event.kind { made += 1 }
                if case .linkLost = event.kind { lost += 1 }
            }
            #expect(run.state.checkInvariants() == [])
            for node in run.state.nodes {
                #expect(run.state.area.low.x...run.state.area.high.x ~= node.position.x)
                #expect(run.state.area.low.y...run.state.area.high.y ~= node.position.y)
            }
        }
        #expect(made > 0 && lost > 0)
        for link in run.state.links {
            // Links are looked at every second, in which two nodes can part by 40 m.
            #expect(link.metres <= radius + 40)
        }
    }

    @Test func `nodes come and go at the rates that were asked for`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.nodeCount = 8
                $0.radio = .ideal
                $0.churn = Churn(joinsPerHour: 3_600, leavesPerHour: 3_600)
            })
        var joined = 0
        var left = 0
        for _ in 0..<400 {
            for event in run.tick() {
                if case .nodeInjected = event.kind { joined += 1 }
                if case .nodeRemoved = event.kind { left += 1 }
            }
            #expect(run.state.checkInvariants() == [])
        }
        // One a second, forty seconds: 40, give or take four standard deviations of a Poisson distribution.
        #expect((15...65).contains(joined))
        #expect((15...65).contains(left))
    }

    @Test func `more than one may join and leave in a tick`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.tickSeconds = 60
                $0.radio = .ideal
                $0.churn = Churn(joinsPerHour: 600, leavesPerHour: 300)
            })
        var joined = 0
        var left = 0
        for _ in 0..<20 {
            for event in run.tick() {
                if case .nodeInjected = event.kind { joined += 1 }
                if case .nodeRemoved = event.kind { left += 1 }
            }
            #expect(run.state.checkInvariants() == [])
        }
        // 200 and 100 in twenty minutes, give or take four standard deviations of a Poisson distribution.
        #expect((143...257).contains(joined))
        #expect((60...140).contains(left))
        #expect(run.state.nodes.count == 4 + joined - left)
    }

    @Test func `links are those of all nodes in range, whoever came and went`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.nodeCount = 20
                $0.topology = .randomGeometric(radius: 0.3)
                $0.mobility = .waypoint(metresPerSecond: 20, pauseSeconds: 0)
                $0.tickSeconds = 1
                $0.radio = .ideal
            })
        let radius = try #require(run.state.linkRadius)
        run.tick(applying: [.addLink(LinkID(NodeID(0), NodeID(19))), .removeNode(NodeID(7))])
        for _ in 0..<30 {
            run.tick()
            let nodes = run.state.nodes
            var near: [LinkID] = []
            for (place, node) in nodes.enumerated() {
                for other in nodes[(place + 1)...] {
                    let distance = node.position.squaredDistance(to: other.position)
                    if distance <= radius * radius { near.append(LinkID(node.id, other.id)) }
                }
            }
            #expect(run.state.links.filter { !$0.isPinned }.map(\.id) == near.filter { $0 != pinned })
            #expect(run.state.links.filter(\.isPinned).map(\.id) == [pinned])
            #expect(run.state.checkInvariants() == [])
            let snapshot = run.state.snapshot()
            #expect(snapshot.node(NodeID(7)) == nil && snapshot.node(NodeID(20)) == nil)
            #expect(nodes.allSatisfy { snapshot.node($0.id)?.id == $0.id })
        }
    }

    private let pinned = LinkID(NodeID(0), NodeID(19))

    @Test func `a dark node that is charged comes back and is heard again`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.radio = .ideal
                $0.batteryJoules = 1e-4
            })
        while !run.state.nodes[0].isDark { run.tick() }
        let steps = run.state.nodes[0].gan.stepCount
        for _ in 0..<5 { run.tick() }
        #expect(run.state.nodes[0].gan.stepCount == steps)
        let events = run.tick(applying: [.recharge(NodeID(0), joules: 1)])
        #expect(events.contains { $0.kind == .cameBack(NodeID(0)) })
        // No more goes in than the battery holds.
        #expect(run.state.nodes[0].energy.harvestedNanojoules == 100_000)
        run.tick()
        #expect(run.state.nodes[0].gan.stepCount > steps)
        #expect(run.state.checkInvariants() == [])
    }

    @Test func `harvested energy stands in the books`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.batteryJoules = 1e-3
                $0.harvest = .constant(milliwatts: 1)
            })
        for _ in 0..<100 {
            run.tick()
            #expect(run.state.checkInvariants() == [])
        }
        let node = run.state.nodes[0].energy
        #expect(node.harvestedNanojoules > 0)
        #expect(
            node.initialNanojoules + node.harvestedNanojoules - node.spent.totalNanojoules
                == node.storedNanojoules)
    }

    @Test func `a mesh is split and healed`() throws {
        let run = try TinyMesh.run(TinyMesh.scenario { $0.radio = .ideal })
        run.tick(applying: [.split([NodeID(0), NodeID(1)])])
        #expect(run.state.links.filter(\.isCut).map(\.id.description) == ["0-3", "1-2"])
        for _ in 0..<60 { run.tick() }
        #expect(run.state.nodes[0].knowledge.map { $0 != nil } == [true, true, false, false])
        run.tick(applying: [.heal])
        for _ in 0..<60 { run.tick() }
        #expect(run.state.nodes[0].knowledge.allSatisfy { $0 != nil })
    }

    @Test func `a link made by hand carries messages`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.topology = .line
                $0.radio = .ideal
            })
        run.tick(applying: [.addLink(LinkID(NodeID(0), NodeID(3)))])
        for _ in 0..<30 { run.tick() }
        #expect(run.state.nodes[0].knowledge[3]?.via == NodeID(3))
        #expect(run.state.checkInvariants() == [])
    }

    @Test func `what a scenario has planned happens at its tick`() throws {
        let link = LinkID(NodeID(0), NodeID(1))
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.interventions = [TimedIntervention(tick: 3, intervention: .cutLink(link))]
            })
        let cuts = (0..<6).flatMap { _ in run.tick() }.filter { $0.kind == .linkCut(link) }
        #expect(cuts.map(\.tick) == [3])
    }

    @Test func `the strategy changes while the mesh runs`() throws {
        let run = try TinyMesh.run(TinyMesh.scenario { $0.radio = .ideal })
        for _ in 0..<20 { run.tick() }
        for strategy in [ExchangeStrategy.raw, .gossipAverage, .relay, .isolated, .replay] {
            run.tick(applying: [.setStrategy(strategy)])
            for _ in 0..<20 {
                run.tick()
                #expect(run.state.checkInvariants() == [])
            }
        }
        let events = run.tick(applying: [.setStrategy(.central)])
        #expect(events.contains { if case .refused = $0.kind { true } else { false } })
    }

    @Test func `who improves no more sends no more`() throws {
        func messages(_ schedule: TransmissionSchedule) throws -> Int {
            let run = try TinyMesh.run(
                TinyMesh.scenario {
                    $0.radio = .ideal
                    $0.schedule = schedule
                })
            for _ in 0..<200 { run.tick() }
            return run.state.totals.messagesDelivered
        }
        let every = try messages(.every)
        let improving = try messages(.onImprovement)
        #expect(improving > 0)
        #expect(improving < every)
    }

    @Test func `changes bring the same knowledge in fewer bytes`() throws {
        func state(_ encoding: WeightEncoding) throws -> MeshState {
            let run = try TinyMesh.run(
                TinyMesh.scenario {
                    $0.radio = .ideal
                    $0.encoding = encoding
                })
            for _ in 0..<80 { run.tick() }
            return run.state
        }
        let delta = try state(.delta)
        let whole = try state(.int8)
        #expect(delta.totals.messagesDelivered == whole.totals.messagesDelivered)
        #expect(delta.totals.bytesOnAir < whole.totals.bytesOnAir)
        #expect(
            delta.nodes.map { $0.knowledge.map { $0?.generations } }
                == whole.nodes.map { $0.knowledge.map { $0?.generations } })
        // What a receiver holds is what the sender counts its next changes from.
        let base = try #require(delta.nodes[0].deltaBase)
        let held = try #require(delta.nodes[1].buffer.entry(of: NodeID(0)))
        let layouts = [delta.nodes[0].gan.generator.layout]
        #expect(held.weights(layouts) == base.encodedWeights.decoded(layouts: layouts))
        // All who hold a version share its bytes, and keep nothing that they decode to.
        #expect(try #require(held.encodedWeights).isIdentical(to: base.encodedWeights))
    }
}

import GANCore
import Testing

@testable import MeshModel

@Suite struct InterventionTests {
    @Test func `a link that is cut drops the frames on it and carries nothing until it is restored`() throws {
        let run = try TinyMesh.run(ExchangeTests.slow)
        let link = LinkID(NodeID(0), NodeID(1))
        while !run.state.receptions.contains(where: { LinkID($0.from, $0.to) == link }) { run.tick() }
        let onLink = run.state.receptions.count { LinkID($0.from, $0.to) == link }
        let events = run.tick(applying: [.cutLink(link)])
        #expect(events.contains { $0.kind == .linkCut(link) })
        #expect(run.state.totals.dropped(.linkCut) == onLink)
        for _ in 0..<40 {
            let crossed = run.tick().contains {
                if case .received(let to, let from, _, _) = $0.kind {
                    LinkID(to, from) == link
                } else {
                    false
                }
            }
            #expect(!crossed)
            #expect(run.state.checkInvariants() == [])
        }
        run.tick(applying: [.restoreLink(link)])
        var crossings = 0
        for _ in 0..<120 {
            crossings += run.tick().count {
                if case .received(let to, let from, _, _) = $0.kind {
                    LinkID(to, from) == link
                } else {
                    false
                }
            }
        }
        #expect(crossings > 0)
    }

    @Test
    func `what a scenario carries with it happens at its ticks, in its order, and again from a checkpoint`()
        throws
    {
        let links = (0..<3).map { LinkID(NodeID($0), NodeID($0 + 1)) }
        let cuts = [(0, 0), (4, 2), (4, 1), (7, 0)]
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.topology = .line
                $0.interventions = cuts.map {
                    TimedIntervention(tick: $0.0, intervention: .cutLink(links[$0.1]))
                }
            })
        let pool = TrainingPool(scenario: run.state.scenario, threadCount: 1)
        func cutLinks(_ state: inout MeshState, ticks: Int) -> [[LinkID]] {
            (0..<ticks).map { _ in
                state.tick(on: pool).compactMap { event in
                    if case .linkCut(let link) = event.kind { link } else { nil }
                }
            }
        }
        var state = run.state
        _ = cutLinks(&state, ticks: 3)
        var checkpoint = state
        let after: [[LinkID]] = [[], [links[2], links[1]], [], []]
        #expect(cutLinks(&state, ticks: 4) == after)
        #expect(cutLinks(&checkpoint, ticks: 4) == after)
        var first = run.state
        #expect(cutLinks(&first, ticks: 2) == [[links[0]], []])
    }

    @Test func `a node that leaves takes its frames and links with it`() throws {
        let run = try TinyMesh.run(ExchangeTests.slow)
        let gone = NodeID(0)
        while !(run.state.receptions.contains { $0.from == gone }
            && run.state.receptions.contains { $0.to == gone })
        {
            run.tick()
        }
        let from = run.state.receptions.count { $0.from == gone }
        let to = run.state.receptions.count { $0.to == gone }
        run.tick(applying: [.removeNode(gone)])
        #expect(run.state.totals.dropped(.senderGone) == from)
        #expect(run.state.totals.dropped(.receiverGone) == to)
        #expect(run.state.snapshot().links.map(\.id.description) == ["1-2", "2-3"])
        #expect(run.state.checkInvariants() == [])
        let events = run.tick(applying: [.injectNode(classes: [0])])
        #expect(events.contains { $0.kind == .nodeInjected(NodeID(4), classes: [0]) })
        for _ in 0..<40 {
            for event in run.tick() {
                if case .received(_, gone, _, _) = event.kind {
                    Issue.record("heard from a node that is gone")
                }
            }
            #expect(run.state.checkInvariants() == [])
        }
    }

    @Test func `an injected node gets the next id, a shard and its nearest neighbours`() throws {
        let run = try TinyMesh.run(TinyMesh.scenario { $0.topology = .line })
        run.tick(applying: [.injectNode(position: Position(x: 22, y: 1))])
        let node = try #require(run.state.snapshot().node(NodeID(4)))
        #expect(node.ownCounts == [6, 0, 0, 0])
        #expect(run.state.nodes[4].neighbours == [NodeID(2), NodeID(3)])
        #expect(run.state.nodes[2].neighbours == [NodeID(1), NodeID(3), NodeID(4)])
        #expect(run.state.checkInvariants() == [])
    }

    @Test func `an injected node may name its neighbours and classes`() throws {
        let run = try TinyMesh.run(TinyMesh.scenario { $0.topology = .line })
        run.tick(applying: [.injectNode(classes: [1, 3], neighbours: [NodeID(3), NodeID(0)])])
        #expect(run.state.nodes[4].neighbours == [NodeID(0), NodeID(3)])
        #expect(run.state.snapshot().node(NodeID(4))?.ownCounts == [0, 6, 0, 6])
        for _ in 0..<60 {
            run.tick()
            #expect(run.state.checkInvariants() == [])
        }
        let known = try #require(run.state.nodes[0].knowledge[3])
        #expect(known.origin == NodeID(4))
        #expect(known.generations == 1)
    }

    @Test func `an injected node may bring another battery and fewer samples`() throws {
        var state = try TinyMesh.state()
        state.apply([.injectNode(classes: [1, 3], batteryJoules: 250, samplesPerClass: 2)])
        #expect(state.nodes[4].ownCounts == [0, 2, 0, 2])
        #expect(state.nodes[4].energy == EnergyLedger(initialJoules: 250))
        #expect(state.checkInvariants() == [])
    }

    private static func withheld(by receiver: UInt32, from sender: UInt32, origin: UInt32) -> Intervention {
        .withhold(by: NodeID(receiver), from: NodeID(sender), origin: NodeID(origin), version: 1)
    }

    static let refusals: [(Intervention, String)] = [
        (.removeNode(NodeID(9)), "there is no node 9"),
        (.cutLink(LinkID(NodeID(0), NodeID(2))), "there is no link 0-2"),
        (.restoreLink(LinkID(NodeID(0), NodeID(1))), "link 0-1 is not cut"),
        (.degradeLink(LinkID(NodeID(0), NodeID(2)), decibels: 1), "there is no link 0-2"),
        (.degradeLink(LinkID(NodeID(0), NodeID(1)), decibels: 301), "a loss is 0 to 300 decibels"),
        (.degradeLink(LinkID(NodeID(0), NodeID(1)), decibels: 0), "link 0-1 has that loss already"),
        (.removeLink(LinkID(NodeID(0), NodeID(2))), "there is no link 0-2"),
        (.drain(NodeID(9), joules: 1), "there is no node 9"),
        (.drain(NodeID(1), joules: 0), "a charge is up to 1e9 joules, and above 0"),
        (withheld(by: 9, from: 0, origin: 0), "there is no node 9"),
        (withheld(by: 1, from: 9, origin: 0), "there is no node 9"),
        (withheld(by: 1, from: 0, origin: 9), "there is no node 9"),
        (.setNodeRadio(NodeID(9), .ieee802154), "there is no node 9"),
        (.setNodeRadio(NodeID(1), .bluetoothLE1M), "node 1 has that radio already"),
        (.injectNode(classes: []), "the classes are 0 to 3, at least one of them"),
        (.injectNode(classes: [4]), "the classes are 0 to 3, at least one of them"),
        (.injectNode(position: Position(x: .infinity, y: 0)), "a position is two finite numbers, in metres"),
        (.injectNode(batteryJoules: 0), "a battery holds 1e-6 to 1e9 joules"),
        (.injectNode(samplesPerClass: 0), "a node has 1 to 1000000 own samples of a class"),
        (.injectNode(neighbours: [NodeID(5)]), "there is no node 5"),
        (.injectNode(neighbours: [NodeID(1), NodeID(1)]), "node 1 is named twice as a neighbour"),
    ]

    @Test(arguments: refusals) func `what cannot be done is refused with its reason and changes no bit`(
        intervention: Intervention, why: String
    ) throws {
        var state = try TinyMesh.state()
        let digest = state.digest
        let events = state.apply([intervention])
        #expect(events.map(\.kind) == [.refused(intervention, why: why)])
        #expect(state.digest == digest)
    }

    @Test func `a link is not cut twice and the last node stays`() throws {
        var state = try TinyMesh.state(TinyMesh.scenario { $0.nodeCount = 2 })
        let link = LinkID(NodeID(0), NodeID(1))
        let events = state.apply([
            .cutLink(link), .cutLink(link), .removeNode(NodeID(1)), .removeNode(NodeID(0)),
        ])
        #expect(
            events.map(\.kind) == [
                .linkCut(link), .refused(.cutLink(link), why: "link 0-1 is cut already"),
                .nodeRemoved(NodeID(1)), .refused(.removeNode(NodeID(0)), why: "the last node cannot leave"),
            ])
    }

    @Test func `applying between ticks comes to the same bits as with the tick`() throws {
        let scenario = TinyMesh.scenario()
        let pool = TrainingPool(scenario: scenario, threadCount: 1)
        var between = try TinyMesh.state(scenario)
        var with = between
        let interventions: [Intervention] = [.injectNode(), .cutLink(LinkID(NodeID(0), NodeID(1)))]
        for tick in 0..<30 {
            if tick == 12 { between.apply(interventions) }
            between.tick(on: pool)
            with.tick(applying: tick == 12 ? interventions : [], on: pool)
        }
        #expect(between.digest == with.digest)
    }
}

import GANCore
import Testing

@testable import MeshModel

@Suite struct LinksByHandTests {
    /// Nodes that link by distance, and walk, so that who is linked is looked at in every tick.
    private static let walkers = TinyMesh.scenario {
        $0.nodeCount = 12
        $0.topology = .randomGeometric(radius: 0.3)
        $0.mobility = .waypoint(metresPerSecond: 1, pauseSeconds: 0)
        $0.tickSeconds = 1
        $0.radio = .ideal
    }

    private func isNear(_ id: LinkID, _ state: MeshState) throws -> Bool {
        let ends = try [id.low, id.high].map { state.nodes[try #require(state.nodeIndex($0))].position }
        let radius = try #require(state.linkRadius)
        return ends[0].squaredDistance(to: ends[1]) <= radius * radius
    }

    @Test func `a link that is taken away drops the frames on it, and its ends are no neighbours`() throws {
        let run = try TinyMesh.run(ExchangeTests.slow)
        let link = LinkID(NodeID(0), NodeID(1))
        while !run.state.receptions.contains(where: { LinkID($0.from, $0.to) == link }) { run.tick() }
        let onLink = run.state.receptions.count { LinkID($0.from, $0.to) == link }
        var state = run.state
        let events = state.apply([.removeLink(link)])
        #expect(events.first?.kind == .linkRemoved(link))
        #expect(state.totals.dropped(.linkRemoved) == onLink)
        #expect(state.linkIndex(link) == nil)
        #expect(!state.nodes[0].neighbours.contains(NodeID(1)))
        #expect(!state.nodes[1].neighbours.contains(NodeID(0)))
        #expect(state.checkInvariants() == [])
        let pool = TrainingPool(scenario: state.scenario, threadCount: 1)
        for _ in 0..<40 {
            state.tick(on: pool)
            #expect(state.checkInvariants() == [])
            #expect(!state.receptions.contains { LinkID($0.from, $0.to) == link })
        }
    }

    @Test func `a link that is taken away stays away though its ends are near, until it is made again`()
        throws
    {
        let run = try TinyMesh.run(Self.walkers)
        run.tick()
        let link = try #require(run.state.links.first { !$0.isPinned }).id
        run.tick(applying: [.removeLink(link)])
        for _ in 0..<5 {
            run.tick()
            #expect(try isNear(link, run.state), "it would be there by distance")
            #expect(run.state.linkIndex(link) == nil)
        }
        run.tick(applying: [.addLink(link)])
        let again = run.state.links[try #require(run.state.linkIndex(link))]
        #expect(!again.isPinned, "it follows distance again")
        #expect(run.state.parted.isEmpty)
    }

    @Test func `who was parted by hand stays so when both have been away and come near again`() throws {
        var state = try TinyMesh.state(TinyMesh.scenario { $0.topology = .randomGeometric(radius: 0.3) })
        let link = try #require(state.links.first).id
        let place = state.nodes[try #require(state.nodeIndex(link.low))].position
        let away = Position(x: 1e6, y: 0)
        state.apply([.removeLink(link), .moveNode(link.low, away), .moveNode(link.low, place)])
        #expect(try isNear(link, state) && state.linkIndex(link) == nil)
        // A link that somebody wants between ends that are far apart stays, as any that is made by hand.
        state.apply([.moveNode(link.low, away), .addLink(link)])
        #expect(state.links[try #require(state.linkIndex(link))].isPinned)
        state.apply([.moveNode(link.low, place)])
        #expect(state.linkIndex(link) != nil)
        #expect(state.checkInvariants() == [])
    }

    @Test func `a link made by hand between distant ends leaves no trace when it is taken away`() throws {
        var state = try TinyMesh.state(TinyMesh.scenario { $0.topology = .randomGeometric(radius: 0.3) })
        let low = state.nodes[0]
        state.apply([.moveNode(low.id, Position(x: 1e6, y: 0))])
        let digest = state.digest
        let link = LinkID(low.id, NodeID(1))
        state.apply([.addLink(link)])
        #expect(state.digest != digest)
        state.apply([.removeLink(link)])
        #expect(state.parted.isEmpty)
        state.apply([.moveNode(low.id, low.position)])
        let other = try TinyMesh.state(state.scenario)
        #expect(state.links.map(\.id) == other.links.map(\.id), "they link by distance when they are near")
    }

    @Test func `that two were parted is in the digest, also while a link that was made by hand joins them`()
        throws
    {
        var state = try TinyMesh.state(TinyMesh.scenario { $0.topology = .randomGeometric(radius: 0.3) })
        let link = try #require(state.links.first).id
        var unlinked = state
        unlinked.apply([.removeLink(link)])
        var forgotten = unlinked
        forgotten.parted = []
        #expect(unlinked.digest != forgotten.digest)
        unlinked.apply([.addLink(link)])
        #expect(unlinked.parted.isEmpty)
        state.apply([.removeLink(link), .addLink(link)])
        #expect(state.digest == unlinked.digest)
    }

    @Test func `pairs of a node that cannot return are forgotten, those of one that can are not`() throws {
        var state = try TinyMesh.state(TinyMesh.scenario { $0.nodeCount = 12 })
        let (first, second) = (LinkID(NodeID(0), NodeID(1)), LinkID(NodeID(5), NodeID(6)))
        state.apply([.removeLink(first), .removeLink(second), .removeNode(NodeID(0))])
        #expect(state.parted.map(\.id) == [first, second])
        state.apply([.returnNode(NodeID(0))])
        #expect(state.linkIndex(first) == nil)
        state.apply(
            [.removeNode(NodeID(0))]
                + (0..<MeshState.departedLimit).map { .removeNode(NodeID(11 - UInt32($0))) })
        #expect(state.parted.map(\.id).contains(first) == false)
    }

    @Test(arguments: [false, true])
    func `undo leaves links as they were, and what distance makes of them`(isFar: Bool) throws {
        var start = try TinyMesh.state(TinyMesh.scenario { $0.topology = .randomGeometric(radius: 0.3) })
        let link = try #require(start.links.first).id
        let place = start.nodes[0].position
        start.apply([.addLink(LinkID(NodeID(0), NodeID(3))), .cutLink(link), .degradeLink(link, decibels: 3)])
        if isFar { start.apply([.moveNode(NodeID(0), Position(x: 1e6, y: 0))]) }
        for low in 0..<3 {
            for high in (low + 1)..<4 {
                let id = LinkID(NodeID(UInt32(low)), NodeID(UInt32(high)))
                let isThere = start.linkIndex(id) != nil
                var state = start
                let deed: Intervention = isThere ? .removeLink(id) : .addLink(id)
                state.apply([deed])
                #expect((state.linkIndex(id) != nil) != isThere)
                #expect(state.checkInvariants() == [])
                guard case .interventions(let plan) = deed.undo(before: start.snapshot()) else {
                    Issue.record("\(deed) has no undo")
                    continue
                }
                state.apply(plan)
                #expect(state.links == start.links)
                #expect(state.checkInvariants() == [])
                // Wherever it goes, the same links come and go.
                var plain = start
                for position in [Position(x: -1e6, y: 0), place] {
                    state.apply([.moveNode(NodeID(0), position)])
                    plain.apply([.moveNode(NodeID(0), position)])
                    #expect(state.links == plain.links, "\(deed), then to \(position)")
                }
            }
        }
    }

    @Test func `the same bits with any number of threads, and from a checkpoint`() throws {
        let one = try TinyMesh.run(Self.walkers, threadCount: 1)
        let three = try TinyMesh.run(Self.walkers, threadCount: 3)
        let link = try #require(one.state.links.first).id
        for tick in 0..<20 {
            let asked: [Intervention] = tick == 3 ? [.removeLink(link)] : tick == 12 ? [.addLink(link)] : []
            #expect(one.tick(applying: asked) == three.tick(applying: asked))
        }
        #expect(one.state.digest == three.state.digest)
    }
}

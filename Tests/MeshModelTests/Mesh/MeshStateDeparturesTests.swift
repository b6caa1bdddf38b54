import GANCore
import Testing

@testable import MeshModel

@Suite struct MeshStateDeparturesTests {
    @Test func `a node that returns is as it was when it left, with its links as they were`() throws {
        // Without shadowing, which changes between the ticks at which links are measured.
        let run = try TinyMesh.run(TinyMesh.scenario { $0.propagation.shadowingDecibels = 0 })
        for _ in 0..<30 { run.tick() }
        let node = NodeID(1)
        run.tick(applying: [
            .cutLink(LinkID(NodeID(1), NodeID(2))), .degradeLink(LinkID(NodeID(0), NodeID(1)), decibels: 7),
        ])
        var state = run.state
        let before = state.nodes[1]
        state.apply([.removeNode(node)])
        let events = state.apply([.returnNode(node)])
        #expect(events.map(\.kind) == [.nodeReturned(node)])
        #expect(state.nodes.map(\.id.number) == [0, 1, 2, 3])
        let after = state.nodes[1]
        #expect(after.gan == before.gan)
        #expect(after.fakes == before.fakes)
        #expect(after.energy == before.energy)
        #expect(after.buffer.entries.map(\.message) == before.buffer.entries.map(\.message))
        #expect(after.neighbours == before.neighbours)
        #expect(state.snapshot().links == run.state.snapshot().links)
        #expect(state.checkInvariants() == [])
    }

    @Test func `the mesh goes on with a node that has returned, and counts it once`() throws {
        let run = try TinyMesh.run()
        for _ in 0..<20 { run.tick() }
        run.tick(applying: [.removeNode(NodeID(1))])
        for _ in 0..<20 { run.tick() }
        run.tick(applying: [.returnNode(NodeID(1)), .injectNode()])
        #expect(run.state.nodes.map(\.id.number) == [0, 1, 2, 3, 4])
        var received = 0
        for _ in 0..<40 {
            received += run.tick().count {
                if case .received(NodeID(1), _, _, _) = $0.kind { true } else { false }
            }
            #expect(run.state.checkInvariants() == [])
        }
        #expect(received > 0)
    }

    @Test func `a link between two that left comes back with the second of them`() throws {
        var state = try TinyMesh.state()
        let links = state.snapshot().links
        let (one, two) = (NodeID(1), NodeID(2))
        for order in [[one, two], [two, one]] {
            state.apply([.removeNode(one), .removeNode(two)])
            state.apply([.returnNode(order[0])])
            #expect(state.checkInvariants() == [])
            state.apply([.returnNode(order[1])])
            #expect(state.snapshot().links == links)
            #expect(state.checkInvariants() == [])
        }
    }

    @Test func `only the last few that left can return, and only once`() throws {
        var state = try TinyMesh.state(TinyMesh.scenario { $0.nodeCount = 11 })
        for number in 0..<10 { state.apply([.removeNode(NodeID(UInt32(number)))]) }
        #expect(state.departed.count == MeshState.departedLimit)
        func why(_ number: UInt32) -> String? {
            let events = state.apply([.returnNode(NodeID(number))])
            guard case .refused(_, let why)? = events.first?.kind else { return nil }
            return why
        }
        #expect(why(1) == "node 1 is not among the last 8 that left, who alone can return")
        #expect(why(77) == "node 77 is not among the last 8 that left, who alone can return")
        #expect(why(10) == "node 10 is here")
        #expect(why(2) == nil)
        #expect(why(2) == "node 2 is here")
    }
}

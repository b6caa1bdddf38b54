import GANCore
import Testing

@testable import MeshModel

@Suite struct MeshDigestsTests {
    @Test(arguments: [1, 2, 8]) func `digests are the same on any number of threads`(threads: Int) throws {
        let run = try TinyMesh.run()
        for _ in 0..<20 { run.tick() }
        let digests = run.state.digests(on: WorkerPool(threadCount: threads))
        #expect(digests == run.state.digests(on: WorkerPool(threadCount: 1)))
        #expect(digests.mesh == run.state.digest.value)
        #expect(digests.nodes.map(\.id) == (0..<4).map { NodeID($0) })
    }

    @Test func `what happens at a node shows there, what happens to a link in the whole alone`() throws {
        let workers = WorkerPool(threadCount: 1)
        var state = try TinyMesh.state()
        let before = state.digests(on: workers)
        state.apply([.moveNode(NodeID(2), Position(x: 3, y: 3))])
        let moved = state.digests(on: workers)
        #expect(zip(before.nodes, moved.nodes).filter { $0 != $1 }.map(\.0.id) == [NodeID(2)])
        #expect(moved.mesh != before.mesh)
        state.apply([.degradeLink(LinkID(NodeID(0), NodeID(1)), decibels: 3)])
        let degraded = state.digests(on: workers)
        #expect(degraded.nodes == moved.nodes && degraded.mesh != moved.mesh)
    }
}

import GANCore
import MeshModel
import Testing

@testable import iotgan_tui

struct InterpolationTests {
    @Test
    func `The way has the spread of latent vectors from end to end`() {
        let count = 4_000
        let way = Interpolation.way(latentCount: count, seed: 3, node: NodeID(1))
        #expect(way.count == count * Interpolation.steps)
        for step in 0..<Interpolation.steps {
            let vector = way[step * count..<(step + 1) * count]
            let variance = vector.reduce(0) { $0 + Double($1 * $1) } / Double(count)
            // The variance of 4000 normal numbers is off by 0.022 in one of three cases; five times that is no chance.
            #expect(abs(variance - 1) < 0.11)
        }
        #expect(way == Interpolation.way(latentCount: count, seed: 3, node: NodeID(1)), "it never changes")
    }

    @Test
    func `It is drawn while it is shown, and anew when the node has made a step or another is selected`() {
        var snapshot = DemoMesh.ring(tick: 5)
        let view = DemoMesh.view(snapshot)
        var state = DashboardState(size: Size(80, 24))
        state.follow(view)
        let studio = CloseUpStudio()
        studio.update(snapshot, state)
        #expect(studio.closeUps.interpolation == nil)
        _ = state.update(.focus(.gallery), view)
        _ = state.update(.pane(.cycle(-2)), view)
        studio.update(snapshot, state)
        #expect(studio.closeUps.interpolation?.classes.map(\.count) == Array(repeating: 12, count: 10))
        snapshot.nodes[0].stepCount += 1
        studio.update(snapshot, state)
        #expect(studio.closeUps.interpolation?.stepCount == 6)
        state.selectedNode = NodeID(3)
        studio.update(snapshot, state)
        #expect(studio.closeUps.interpolation?.node == NodeID(3))
        snapshot.nodes[3].generator = FloatBuffer(count: 5)
        snapshot.nodes[3].stepCount += 1
        studio.update(snapshot, state)
        #expect(studio.closeUps.interpolation == nil, "another model's weights are not drawn")
    }
}

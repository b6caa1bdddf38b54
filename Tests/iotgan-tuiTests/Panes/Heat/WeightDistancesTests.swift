import GANCore
import MeshModel
import Testing

@testable import iotgan_tui

struct WeightDistancesTests {
    private func nodes(_ weights: [[Float]]) -> [MeshSnapshot.Node] {
        let snapshot = DemoMesh.ring(tick: 1, nodeCount: weights.count)
        return zip(snapshot.nodes, weights).map { node, weights in
            var node = node
            node.generator = FloatBuffer(weights)
            return node
        }
    }

    @Test
    func `Distances are relative to the weights' length`() throws {
        // ‖(3,4)‖ = 5, ‖(6,8)‖ = 10: 5 apart over 7.5; (-4,3) is at right angles to (3,4): √50 over 5.
        let distances = try #require(WeightDistances(nodes([[3, 4], [6, 8], [-4, 3]])))
        #expect(distances.stride == 1)
        #expect(distances[NodeID(0), NodeID(0)] == 0)
        #expect(distances[NodeID(0), NodeID(1)] == 5 / 7.5)
        #expect(distances[NodeID(1), NodeID(0)] == 5 / 7.5)
        let unrelated = try #require(distances[NodeID(0), NodeID(2)])
        #expect(abs(unrelated - 2.0.squareRoot()) < 1e-12)
        #expect(distances[NodeID(0), NodeID(9)] == nil)
    }

    @Test
    func `Equal weights are 0 apart, zeros too, and one that is no number is far from all`() throws {
        let distances = try #require(WeightDistances(nodes([[0, 0], [0, 0], [.nan, 1]])))
        #expect(distances[NodeID(0), NodeID(1)] == 0)
        #expect(distances[NodeID(0), NodeID(2)]?.isNaN == true)
        #expect(WeightDistances(nodes([[1, 2], [1]])) == nil, "another model")
    }

    @Test
    func `Where there are too many pairs, some weights stand for all`() throws {
        func weight(_ place: Int, of node: Int) -> Float {
            let dice = (place * 37 + node * 101) % 113
            return Float(dice) / 56 - 1
        }
        let weights: [[Float]] = (0..<8).map { node in (0..<4_096).map { weight($0, of: node) } }
        let exact = try #require(WeightDistances(nodes(weights)))
        let sampled = try #require(WeightDistances(nodes(weights), budget: 36 * 1_000))
        // 4096 weights, 1000 of which may be looked at: every fifth, which is odd already.
        #expect(exact.stride == 1 && sampled.stride == 5)
        let (one, other) = (NodeID(2), NodeID(5))
        let (full, part) = (try #require(exact[one, other]), try #require(sampled[one, other]))
        #expect(abs(full - part) < 0.1)
        #expect(
            WeightDistances.stride(count: 4_096, room: 1_100) == 5, "never even: columns of rows would repeat"
        )
    }

    @Test
    func `Distances are computed while they are shown, and anew when a node has made a step`() {
        var snapshot = DemoMesh.ring()
        var state = DashboardState(size: Size(80, 24))
        let studio = CloseUpStudio()
        studio.update(snapshot, state)
        #expect(studio.closeUps.distances == nil)
        let view = DemoMesh.view(snapshot)
        state.follow(view)
        _ = state.update(.focus(.heat), view)
        _ = state.update(.pane(.cycle(-1)), view)
        studio.update(snapshot, state)
        #expect(studio.closeUps.distances?.mean == 0)
        snapshot.nodes[0].generator[0] = 1
        studio.update(snapshot, state)
        #expect(studio.closeUps.distances?.mean == 0, "no step was made")
        snapshot.nodes[0].stepCount += 1
        studio.update(snapshot, state)
        #expect(studio.closeUps.distances?.mean != 0)
    }
}

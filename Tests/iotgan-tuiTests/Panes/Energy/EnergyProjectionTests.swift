import MeshModel
import Testing

@testable import iotgan_tui

struct EnergyProjectionTests {
    private func node(stored: Int64, spent: Int64, harvested: Int64 = 0) -> MeshSnapshot.Node {
        var node = DemoMesh.ring(nodeCount: 1).nodes[0]
        node.energy = EnergyLedger(initialNanojoules: stored + spent - harvested)
        node.energy.harvestedNanojoules = harvested
        node.energy.spent.computeNanojoules = spent
        return node
    }

    @Test
    func `A node that has spent a third in a minute lasts two more`() {
        let left = EnergyProjection.secondsLeft(node(stored: 2_000, spent: 1_000), after: 60)
        #expect(left == 120)
    }

    @Test
    func `Harvest makes it last longer, and for ever where it is as much as is spent`() {
        let harvesting = node(stored: 2_000, spent: 1_000, harvested: 500)
        #expect(EnergyProjection.secondsLeft(harvesting, after: 60) == 240)
        let balanced = node(stored: 2_000, spent: 1_000, harvested: 1_000)
        #expect(EnergyProjection.secondsLeft(balanced, after: 60) == nil)
    }

    @Test
    func `The first to be empty is the one that has least in proportion; dark ones are past it`() throws {
        let snapshot = try #require(DemoMesh.comparable(DemoMesh.ring()).snapshot)
        // Node 6 is dark; node 7 has spent 61 % of its battery, node 5 has spent 48 % and harvested nothing.
        #expect(EnergyProjection.firstDeath(snapshot)?.node == NodeID(7))
    }
}

import MeshModel
import Testing

@testable import iotgan_tui

struct EnergyProjectionTests {
    private func snapshot(_ deaths: [Int?]) -> MeshSnapshot {
        var snapshot = DemoMesh.ring(tick: 100, nodeCount: deaths.count)
        snapshot.scenario.tickSeconds = 0.5
        for (index, death) in deaths.enumerated() { snapshot.nodes[index].projectedDeathTick = death }
        return snapshot
    }

    @Test
    func `Ticks that are left are told in simulated seconds`() {
        let snapshot = snapshot([160, nil, 90])
        let left = snapshot.nodes.map { EnergyProjection.secondsLeft($0, snapshot) }
        #expect(left == [30, nil, 0])
    }

    @Test
    func `The first to be empty is found; dark ones are past it`() {
        var snapshot = snapshot([400, 300, 300, 120])
        snapshot.nodes[3].activity = .dark
        #expect(snapshot.firstProjectedDeath?.node == NodeID(1))
        #expect(snapshot.firstProjectedDeath?.tick == 300)
        snapshot = self.snapshot([nil, nil])
        #expect(snapshot.firstProjectedDeath == nil)
    }
}

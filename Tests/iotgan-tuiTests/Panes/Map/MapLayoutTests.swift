import MeshModel
import Testing

@testable import iotgan_tui

struct MapLayoutTests {
    @Test
    func `Nodes stand where they are`() {
        let places = MapLayout(DemoMesh.ring()).places
        #expect(places[0] == MapPlace(0.5, 0))
        #expect(places[2] == MapPlace(1, 0.5))
    }

    @Test
    func `Nodes that stand at one place are laid out as a ring that does not cross itself`() {
        var snapshot = DemoMesh.ring()
        for index in snapshot.nodes.indices { snapshot.nodes[index].position = Position(x: 3, y: 3) }
        let places = MapLayout(snapshot).places
        #expect(Set(places).count == 8)
        #expect(places[0] == MapPlace(0.5, 0))
        #expect(places[2].x > 0.99 && places[4].y > 0.99)
        let again = MapLayout(snapshot).places
        #expect(places == again)
    }

    @Test
    func `Two at one place step aside, and nobody else moves`() {
        var snapshot = DemoMesh.ring()
        let before = MapLayout(snapshot).places
        snapshot.nodes[3].position = snapshot.nodes[4].position
        let places = MapLayout(snapshot).places
        #expect(places[3] != places[4])
        for index in [0, 1, 2, 5, 6, 7] { #expect(places[index] == before[index]) }
    }
}

import MeshModel
import Testing

@testable import iotgan_tui

struct MapGeometryTests {
    @Test
    func `Cards show more where there is room, and never overlap`() {
        let snapshot = DemoMesh.ring()
        let details = [Size(24, 9), Size(34, 14), Size(54, 19), Size(90, 50)].map { size in
            MapGeometry(snapshot, area: Rect(size), pictureSide: 12).detail
        }
        #expect(details == [.mark, .battery, .classes, .picture])
        for size in [Size(34, 14), Size(54, 19), Size(90, 50)] {
            let places = MapGeometry(snapshot, area: Rect(size), pictureSide: 12).places
            for (index, place) in places.enumerated() {
                #expect(place.card.intersection(Rect(size)) == place.card)
                for other in places[..<index] { #expect(!place.card.intersects(other.card)) }
            }
        }
    }

    @Test
    func `An arrow stands where the transfer is: its way goes from card to card`() throws {
        let geometry = MapGeometry(DemoMesh.ring(), area: Rect(Size(54, 19)))
        let way = geometry.way(from: NodeID(1), to: NodeID(2))
        let back = geometry.way(from: NodeID(2), to: NodeID(1))
        let (first, last) = (try #require(way.first), try #require(way.last))
        let start = try #require(geometry.place(NodeID(1))).centre
        #expect(abs(first.y - start.y) < abs(last.y - start.y))
        #expect(!way.isEmpty && back.first.map { abs($0.y - last.y) <= 1 } == true)
        let middle = way[way.count / 2]
        let links = DemoMesh.ring().links
        #expect(geometry.link(near: middle, of: links) == LinkID(NodeID(1), NodeID(2)))
    }

    @Test
    func `Nodes at one place, or at places that are no numbers, are drawn all the same`() {
        var snapshot = DemoMesh.ring()
        for index in snapshot.nodes.indices { snapshot.nodes[index].position = Position(x: 3, y: 3) }
        #expect(MapGeometry(snapshot, area: Rect(Size(30, 10))).places.count == 8)
        snapshot.nodes[0].position = Position(x: .nan, y: .infinity)
        #expect(MapGeometry(snapshot, area: Rect(Size(30, 10))).places.count == 8)
    }

    @Test
    func `Where marks stand close, no number runs into another mark or number`() throws {
        var snapshot = DemoMesh.ring()
        for index in snapshot.nodes.indices {
            snapshot.nodes[index].position = Position(x: Double(index % 4), y: Double(index / 4))
        }
        let geometry = MapGeometry(snapshot, area: Rect(Size(8, 2)))
        let selected = try #require(snapshot.nodes.last?.id)
        let named = geometry.namedNodes(preferring: selected)
        #expect(named.contains(selected))
        let cells = geometry.places.flatMap { place in
            let length = named.contains(place.id) ? place.id.description.count : 0
            return (0...length).map { Point(place.card.x + $0, place.card.y) }
        }
        #expect(Set(cells).count == cells.count)
        #expect(named.count < snapshot.nodes.count)
    }
}

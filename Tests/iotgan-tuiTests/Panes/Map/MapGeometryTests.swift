import MeshModel
import Testing

@testable import iotgan_tui

struct MapGeometryTests {
    @Test
    func `Cards show more where there is room, and never overlap`() {
        let snapshot = DemoMesh.ring()
        var details: Set<MapGeometry.Detail> = []
        for width in 12...100 {
            let size = Size(width, width * 2 / 5)
            let geometry = MapGeometry(snapshot, area: Rect(size), pictureSide: 12)
            details.insert(geometry.detail)
            guard geometry.detail > .mark else { continue }
            for (index, place) in geometry.places.enumerated() {
                #expect(place.card.intersection(Rect(size)) == place.card)
                for other in geometry.places[..<index] { #expect(!place.card.intersects(other.card)) }
            }
        }
        #expect(details == [.mark, .battery, .classes, .accuracy, .picture])
        #expect(MapGeometry(snapshot, area: Rect(Size(12, 4)), pictureSide: 12).detail == .mark)
        #expect(MapGeometry(snapshot, area: Rect(Size(100, 40)), pictureSide: 12).detail == .picture)
    }

    @Test
    func `An arrow stands where the transfer is: its way goes from card to card`() throws {
        let geometry = MapGeometry(DemoMesh.ring(), area: Rect(Size(54, 19)))
        let way = try #require(geometry.way(from: NodeID(1), to: NodeID(2))).cells
        let back = try #require(geometry.way(from: NodeID(2), to: NodeID(1))).cells
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
        let snapshot = DemoMesh.scattered(40)
        let geometry = MapGeometry(snapshot, area: Rect(Size(32, 10)))
        #expect(geometry.detail == .mark)
        let selected = try #require(snapshot.nodes.last?.id)
        let names = MapNames(geometry, preferring: [selected]).names
        #expect(names[selected] != nil)
        let cells =
            geometry.places.map { Point($0.card.x, $0.card.y) }
            + names.values.flatMap { name in
                (0..<name.text.count).map { Point(name.point.x + $0, name.point.y) }
            }
        #expect(Set(cells).count == cells.count)
        #expect(names.count < snapshot.nodes.count)
    }

    @Test
    func `Of a way that leaves the map only what is on it is drawn, and an arrow stands where it would`()
        throws
    {
        let area = Rect(Size(54, 19))
        let whole = MapGeometry(DemoMesh.ring(), area: area)
        var view = MapView()
        view.update(.zoom(6), selected: MapPlace(1, 0.5))
        let zoomed = MapGeometry(DemoMesh.ring(), area: area, view: view, selected: NodeID(2))
        let way = try #require(zoomed.way(from: NodeID(2), to: NodeID(3)))
        #expect(!way.cells.isEmpty && way.cells.allSatisfy { area.contains($0) })
        #expect(way.covered(0).head != nil)
        #expect(way.covered(0.9).head == nil)
        #expect(way.covered(0.9).trail == way.cells)
        let seen = try #require(whole.way(from: NodeID(2), to: NodeID(3)))
        #expect(seen.covered(0).head == seen.cells.first && seen.covered(1).head == seen.cells.last)
        #expect(seen.covered(.nan).trail.isEmpty)
    }
}

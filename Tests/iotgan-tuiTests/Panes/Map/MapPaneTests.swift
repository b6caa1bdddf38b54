import GANCore
import MeshModel
import Testing

@testable import iotgan_tui

/// One picture of the map that a person has looked at.
struct MapCase: Sendable, CustomTestStringConvertible {
    var name: String
    var size: Size
    var mesh: Mesh
    var colours = ColourDepth.palette256
    var isUTF8 = true
    var isExpanded = true
    var actions: [PaneAction] = []
    var selected: UInt32 = 2

    enum Mesh: Sendable {
        case ring, split, lostFrames, degraded, crowd, density
    }

    var testDescription: String { name }

    /// They take long to make, and every test looks at the same.
    private static let crowd = DemoMesh.scattered(64)
    private static let density = DemoMesh.scattered(1000)

    static func snapshot(_ mesh: Mesh) -> MeshSnapshot {
        switch mesh {
        case .ring: DemoMesh.ring()
        case .split: DemoMesh.split()
        case .lostFrames: DemoMesh.lostFrames()
        case .degraded: DemoMesh.degraded()
        case .crowd: crowd
        case .density: density
        }
    }

    var context: PaneContext {
        let view = DemoMesh.view(Self.snapshot(mesh))
        var state = DashboardState(size: size)
        state.selectedNode = NodeID(selected)
        state.isExpanded = isExpanded
        for action in actions { _ = state.update(.pane(action), view) }
        return PaneContext(
            state: state, view: view, pictures: PictureBook(),
            capabilities: Capabilities(colours: colours, isUTF8: isUTF8))
    }

    static let all = [
        MapCase(name: "80x24-map-split", size: Size(80, 24), mesh: .split, isExpanded: false),
        MapCase(
            name: "80x24-map-split-ascii-mono", size: Size(80, 24), mesh: .split, colours: .mono,
            isUTF8: false),
        MapCase(name: "120x40-map-split", size: Size(120, 40), mesh: .split, isExpanded: false),
        MapCase(name: "80x24-map-lost-frames", size: Size(80, 24), mesh: .lostFrames),
        MapCase(
            name: "80x24-map-lost-frames-ascii", size: Size(80, 24), mesh: .lostFrames, colours: .mono,
            isUTF8: false),
        MapCase(name: "120x40-map-degraded", size: Size(120, 40), mesh: .degraded, isExpanded: false),
        MapCase(
            name: "80x24-map-degraded-ascii", size: Size(80, 24), mesh: .degraded, colours: .mono,
            isUTF8: false),
        MapCase(
            name: "80x24-map-zoomed", size: Size(80, 24), mesh: .ring, isExpanded: false,
            actions: [.zoom(1), .zoom(1), .pan(.down)]),
        MapCase(name: "80x24-map-64-nodes", size: Size(80, 24), mesh: .crowd, isExpanded: false),
        MapCase(name: "80x24-map-64-nodes-expanded", size: Size(80, 24), mesh: .crowd),
        MapCase(
            name: "80x24-map-64-nodes-ascii-mono", size: Size(80, 24), mesh: .crowd, colours: .mono,
            isUTF8: false),
        MapCase(name: "120x40-map-64-nodes-expanded", size: Size(120, 40), mesh: .crowd),
        MapCase(name: "60x18-map-64-nodes", size: Size(60, 18), mesh: .crowd, isExpanded: false),
        MapCase(
            name: "80x24-map-1000-nodes-clusters", size: Size(80, 24), mesh: .density, actions: [.zoom(1)]),
        MapCase(name: "80x24-map-1000-nodes", size: Size(80, 24), mesh: .density, isExpanded: false),
        MapCase(name: "120x40-map-1000-nodes", size: Size(120, 40), mesh: .density),
        MapCase(
            name: "120x40-map-1000-nodes-accuracy", size: Size(120, 40), mesh: .density,
            actions: [.cycle(1)]),
        MapCase(
            name: "120x40-map-1000-nodes-ascii-mono", size: Size(120, 40), mesh: .density, colours: .mono,
            isUTF8: false),
        MapCase(
            name: "120x40-map-1000-nodes-zoomed", size: Size(120, 40), mesh: .density,
            actions: [.zoom(4)]),
        MapCase(
            name: "120x40-map-1000-nodes-deep", size: Size(120, 40), mesh: .density,
            actions: [.zoom(6), .follow]),
    ]
}

struct MapPaneTests {
    @Test(arguments: MapCase.all)
    func `The map looks as approved`(_ map: MapCase) throws {
        try Approved.check(Screen.canvas(map.context).dump, map.name)
    }

    @Test(arguments: [MapCase.Mesh.ring, .split, .lostFrames, .degraded, .crowd, .density])
    func `Nothing leaves the map at any size and zoom`(_ mesh: MapCase.Mesh) {
        let view = DemoMesh.view(MapCase.snapshot(mesh))
        // A thousand nodes take as long as all others together.
        let isLarge = mesh == .density
        for height in isLarge ? [1, 4, 22] : [1, 2, 3, 5, 9, 22, 37, 60] {
            for width in isLarge ? [1, 20, 78] : [1, 2, 3, 7, 20, 33, 78, 200] {
                for level in isLarge ? [0, 5, MapView.deepest] : [0, 1, 5, MapView.deepest] {
                    for isUTF8 in [true, false] {
                        var state = DashboardState(size: Size(200, 60))
                        state.selectedNode = NodeID(3)
                        _ = state.update(.pane(.zoom(level)), view)
                        let context = PaneContext(
                            state: state, view: view, pictures: PictureBook(),
                            capabilities: Capabilities(colours: .palette256, isUTF8: isUTF8))
                        let size = Size(width, height)
                        #expect(MapPane.content(context, size).canvas.size == size)
                        let geometry = MapGeometry(view.snapshot!, area: Rect(size), state)
                        let roomForMark = geometry.places.first.map {
                            $0.card.width <= width && $0.card.height <= height
                        }
                        for place in geometry.places where place.isInside && roomForMark == true {
                            #expect(place.card.intersection(Rect(size)) == place.card)
                        }
                    }
                }
            }
        }
    }

    @Test
    func `A network that has fallen apart says into how many parts, and tells them apart`() {
        let context = MapCase(name: "", size: Size(80, 24), mesh: .split).context
        let content = MapPane.content(context, Size(78, 20))
        #expect(content.title.contains("2 parts"))
        let snapshot = DemoMesh.split()
        let index = snapshot.indexByID
        let parts = MapParts(snapshot) { index[$0] }
        #expect(parts.count == 2)
        // Both have four nodes; the first is the one with node 0.
        #expect(parts.partOfNode == [0, 0, 1, 1, 1, 1, 0, 0])
        #expect(MapParts.style(0) != MapParts.style(1))
        #expect(
            MapPane.content(MapCase(name: "", size: Size(80, 24), mesh: .ring).context, Size(78, 20))
                .title.contains { $0.hasSuffix("parts") } == false)
    }

    @Test
    func `Every node is either drawn or counted at an edge`() throws {
        let map = MapCase(
            name: "", size: Size(80, 24), mesh: .crowd, actions: [.zoom(3), .pan(.right), .pan(.up)])
        let content = MapPane.content(map.context, Size(78, 20))
        let geometry = MapGeometry(MapCase.snapshot(.crowd), area: Rect(Size(78, 20)), map.context.state)
        let cells = content.canvas.cells
        let isHint = cells.map { $0.style == Style(.accent, [.bold, .reverse]) }
        var sum = 0
        var digits = ""
        // Each hint is digits with an arrow before or behind; something else is between two hints.
        for (cell, isHint) in zip(cells, isHint) {
            if isHint, cell.character.properties.numericType != nil {
                digits.unicodeScalars.append(cell.character)
            } else {
                (sum, digits) = (sum + (Int(digits) ?? 0), "")
            }
        }
        #expect(sum == geometry.places.count { !$0.isInside })
        #expect(sum > 0)
    }

    @Test
    func `Two weight vectors that meet on a link do not hide each other`() {
        let context = MapCase(name: "", size: Size(80, 24), mesh: .lostFrames).context
        let cells = MapPane.content(context, Size(78, 20)).canvas.cells
        let arrows = cells.count { "→↘↓↙←↖↑↗".unicodeScalars.contains($0.character) }
        let forwarded = cells.count { "⇒⇘⇓⇙⇐⇖⇑⇗".unicodeScalars.contains($0.character) }
        #expect(arrows == 3)
        #expect(forwarded == 2)
        #expect(cells.count { $0.character == "!" } == 2)
    }

    @Test
    func `Every weight vector has an arrow of its own, however many are at one place`() {
        for (from, to) in [(UInt32(1), UInt32(2)), (0, 7), (3, 4)] {
            for progress in [0, 0.02, 0.5, 1] {
                var snapshot = DemoMesh.ring()
                snapshot.transfers = (0..<5).map { number in
                    MeshSnapshot.Transfer(
                        from: NodeID(number < 3 ? from : to), to: NodeID(number < 3 ? to : from),
                        origin: NodeID(number < 3 ? from : to), version: number, bytes: 77_848,
                        progress: number < 3 ? progress : 1 - progress, framesLost: number == 0 ? 2 : 0)
                }
                var context = MapCase(name: "", size: Size(80, 24), mesh: .ring).context
                context.view = DemoMesh.view(snapshot)
                let cells = MapPane.content(context, Size(78, 20)).canvas.cells
                #expect(cells.count { "→↘↓↙←↖↑↗".unicodeScalars.contains($0.character) } == 5)
                #expect(cells.count { $0.character == "!" } == 1, "\(from)-\(to) at \(progress)")
            }
        }
    }

    @Test
    func `Of more weight vectors than the map holds, those of the selected node have arrows`() {
        var snapshot = DemoMesh.scattered(64)
        snapshot.transfers = snapshot.links.flatMap { link in
            [(link.id.low, link.id.high), (link.id.high, link.id.low)].map { from, to in
                MeshSnapshot.Transfer(
                    from: from, to: to, origin: from, version: 1, bytes: 77_848, progress: 0.5)
            }
        }
        var context = MapCase(name: "", size: Size(80, 24), mesh: .crowd, selected: 15).context
        context.view = DemoMesh.view(snapshot)
        let arrows = MapPane.content(context, Size(78, 20)).canvas.cells.count {
            "→↘↓↙←↖↑↗".unicodeScalars.contains($0.character)
        }
        let links = snapshot.links(of: NodeID(15)).count
        #expect(links > 0 && arrows > 0 && arrows <= 2 * links)
    }

    @Test
    func `Of more links than the map holds, those of the selected node are drawn, and those that are cut`()
        throws
    {
        var snapshot = DemoMesh.scattered(64, degree: 16)
        snapshot.transfers = []
        let far = try #require(snapshot.links.firstIndex { $0.id.otherEnd(from: NodeID(15)) == nil })
        snapshot.links[far].isCut = true
        var context = MapCase(name: "", size: Size(80, 24), mesh: .crowd, selected: 15).context
        context.view = DemoMesh.view(snapshot)
        let content = MapPane.content(context, Size(78, 20))
        #expect(content.title.contains("too many to draw"))
        let lines = content.canvas.cells.filter { (0x2801...0x28FF).contains($0.character.value) }
        #expect(Set(lines.map(\.style)) == [.standard, Style(.bad)])
    }

    @Test
    func `Crowded or not, the selected node and its neighbours have their numbers on the map`() throws {
        let snapshot = MapCase.snapshot(.crowd)
        for size in [Size(32, 13), Size(78, 20), Size(27, 12)] {
            for selected in snapshot.nodes.map(\.id) {
                let neighbours = snapshot.links.compactMap { $0.id.otherEnd(from: selected) }
                let geometry = MapGeometry(snapshot, area: Rect(size), selected: selected)
                let names = MapNames(geometry, preferring: [selected] + neighbours).names
                #expect(geometry.detail == .mark)
                for node in [selected] + neighbours {
                    let name = try #require(names[node])
                    #expect(name.text.hasPrefix(node.description))
                }
            }
        }
    }

    @Test
    func `Nodes on one cell are counted there, and tell the worst state among them`() throws {
        var snapshot = DemoMesh.ring()
        for index in 0..<3 { snapshot.nodes[index].position = Position(x: 1 + 0.02 * Double(index), y: 1) }
        snapshot.nodes[1].report.discriminatorLoss = .nan
        let template = snapshot.nodes[7]
        snapshot.nodes += (8..<100).map { number in
            var node = template
            (node.id, node.position) = (NodeID(UInt32(number)), Position(x: Double(number), y: 20))
            return node
        }
        let context = PaneContext(
            state: DashboardState(size: Size(80, 24)), view: DemoMesh.view(snapshot), pictures: PictureBook(),
            capabilities: Capabilities(colours: .palette256, isUTF8: true))
        let cells = MapPane.content(context, Size(78, 20)).canvas.cells
        #expect(cells.contains { $0.character == "3" && $0.style == Style(.bad, [.bold, .reverse]) })
    }

    @Test
    func `The scale bar is a round length`() {
        let lengths = [0.7, 1, 4.9, 19, 50, 999, 12_345].map { MapEdges.roundLength(atMost: $0) }
        #expect(lengths == [0.5, 1, 2, 10, 50, 500, 10_000])
    }
}

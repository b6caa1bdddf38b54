import MeshModel

/// The mesh: nodes at their positions, links, and weight vectors on their way.
enum MapPane {
    static func content(_ context: PaneContext, _ size: Size) -> PaneContent {
        guard let snapshot = context.view.snapshot else {
            return .empty(["mesh"], size, waitingText(context.view.phase))
        }
        guard !snapshot.nodes.isEmpty else {
            return .empty(title(snapshot), size, "no nodes: i injects one")
        }
        var canvas = Canvas(size)
        let layout = Layout(size: context.state.size, expanded: context.state.isExpanded ? .map : nil)
        let geometry = MapGeometry(snapshot, area: canvas.bounds, on: layout)
        drawLinks(snapshot, geometry, context, on: &canvas)
        drawTransfers(snapshot, geometry, context, on: &canvas)
        let named = geometry.namedNodes(preferring: context.state.selectedNode)
        for (node, place) in zip(snapshot.nodes, geometry.places) {
            drawCard(node, place, geometry.detail, isNamed: named.contains(node.id), context, on: &canvas)
        }
        return PaneContent(title: title(snapshot), canvas: canvas)
    }

    /// What to say while there is no mesh.
    static func waitingText(_ phase: EngineView.Phase) -> String {
        switch phase {
        case .preparing: "reading the data set"
        case .failed: "the engine stopped"
        case .running, .paused: "waiting for the first tick"
        }
    }

    private static func title(_ snapshot: MeshSnapshot) -> [String] {
        let nodes = snapshot.nodes.count
        let links = snapshot.links.count
        let cut = snapshot.links.count { $0.isCut }
        let parts = [
            "mesh", "\(nodes) node\(nodes == 1 ? "" : "s")", "\(links) link\(links == 1 ? "" : "s")",
        ]
        return cut > 0 ? parts + ["\(cut) cut"] : parts
    }
}

// Links and what moves along them.
extension MapPane {
    private static func drawLinks(
        _ snapshot: MeshSnapshot, _ geometry: MapGeometry, _ context: PaneContext, on canvas: inout Canvas
    ) {
        var chosen: LinkID?
        if case .choosingLink(let link) = context.state.mode { chosen = link }
        draw(
            snapshot.links.filter { $0.isOpen && $0.id != chosen }, Style(.muted), geometry, context, &canvas)
        draw(snapshot.links.filter { !$0.isOpen && $0.id != chosen }, Style(.bad), geometry, context, &canvas)
        draw(snapshot.links.filter { $0.id == chosen }, Style(.accent, .bold), geometry, context, &canvas)
    }

    private static func draw(
        _ links: [MeshSnapshot.Link], _ style: Style, _ geometry: MapGeometry, _ context: PaneContext,
        _ canvas: inout Canvas
    ) {
        guard !links.isEmpty else { return }
        if context.capabilities.isUTF8 {
            var raster = DotRaster(canvas.size)
            for link in links { drawDots(link, geometry, &raster) }
            raster.draw(on: &canvas, at: Point(0, 0), style)
        } else {
            for link in links { drawCharacters(link, style, geometry, &canvas) }
        }
        for link in links where link.isCut {
            let way = geometry.way(from: link.id.low, to: link.id.high)
            guard !way.isEmpty else { continue }
            let middle = way[way.count / 2]
            canvas.put(middle.x, middle.y, context.glyphs.scissors, Style(style.foreground, .bold))
        }
    }

    private static func drawDots(
        _ link: MeshSnapshot.Link, _ geometry: MapGeometry, _ raster: inout DotRaster
    ) {
        guard let low = geometry.place(link.id.low)?.centre, let high = geometry.place(link.id.high)?.centre
        else {
            return
        }
        raster.line(
            from: Point(low.x * 2, low.y * 4 + 2), to: Point(high.x * 2, high.y * 4 + 2),
            isDrawn: { link.isOpen || $0 % 6 < 2 })
    }

    private static func drawCharacters(
        _ link: MeshSnapshot.Link, _ style: Style, _ geometry: MapGeometry, _ canvas: inout Canvas
    ) {
        guard let low = geometry.place(link.id.low)?.centre, let high = geometry.place(link.id.high)?.centre
        else {
            return
        }
        let points = DotRaster.points(from: low, to: high)
        for (index, point) in points.enumerated() {
            if !link.isOpen, index % 2 == 0 { continue }
            let before = points[max(0, index - 1)]
            let after = points[min(points.count - 1, index + 1)]
            let character: Unicode.Scalar =
                before.y == after.y
                ? "-" : before.x == after.x ? "|" : (after.x > before.x) == (after.y > before.y) ? "\\" : "/"
            canvas.put(point.x, point.y, link.isOpen ? character : ".", style)
        }
    }

    /// An arrow at each weight vector's true place, and behind it the way it has come.
    private static func drawTransfers(
        _ snapshot: MeshSnapshot, _ geometry: MapGeometry, _ context: PaneContext, on canvas: inout Canvas
    ) {
        var arrows: [(Point, Unicode.Scalar)] = []
        for transfer in snapshot.transfers {
            let way = geometry.way(from: transfer.from, to: transfer.to)
            guard let first = way.first, let last = way.last else { continue }
            let progress = transfer.progress.isFinite ? min(1, max(0, transfer.progress)) : 0
            let head = Int((progress * Double(way.count - 1)).rounded())
            for point in way[..<head] { canvas[point.x, point.y].style = Style(.transfer) }
            let from = geometry.place(transfer.from)?.centre ?? first
            let to = geometry.place(transfer.to)?.centre ?? last
            let arrow = context.glyphs.arrow(dx: Double(to.x - from.x), dy: Double(2 * (to.y - from.y)))
            arrows.append((way[head], arrow))
        }
        for (point, arrow) in arrows { canvas.put(point.x, point.y, arrow, Style(.transfer, .bold)) }
    }
}

// Nodes.
extension MapPane {
    private static func drawCard(
        _ node: MeshSnapshot.Node, _ place: MapGeometry.Place, _ detail: MapGeometry.Detail, isNamed: Bool,
        _ context: PaneContext, on canvas: inout Canvas
    ) {
        if isNamed { canvas.fill(place.card) }
        var row = place.card.y
        if detail == .picture {
            if let picture = GalleryPane.bestPicture(of: node, context.pictures) {
                let x = place.card.x + (place.card.width - picture.side) / 2
                context.renderer.draw(picture, on: &canvas, at: x, row)
            }
            row = place.card.maxY - 2
        }
        let mark = Point(place.card.x, row)
        drawMark(node, at: mark, width: place.card.width, detail, isNamed: isNamed, context, on: &canvas)
        if detail.rawValue >= MapGeometry.Detail.classes.rawValue {
            NodeMarks.drawClasses(node, context.glyphs, on: &canvas, at: Point(place.card.x, row + 1))
        }
    }

    private static func drawMark(
        _ node: MeshSnapshot.Node, at point: Point, width: Int, _ detail: MapGeometry.Detail, isNamed: Bool,
        _ context: PaneContext, on canvas: inout Canvas
    ) {
        let isSelected = node.id == context.state.selectedNode
        var style = NodeMarks.style(node.activity)
        style.attributes.insert(.bold)
        if isSelected { style.attributes.insert(.reverse) }
        let digits = node.id.description
        canvas.put(point.x, point.y, NodeMarks.mark(node.activity, context.glyphs), style)
        if isNamed { canvas.write(point.x + 1, point.y, digits, isSelected ? style : .bold) }
        if detail.rawValue >= MapGeometry.Detail.battery.rawValue {
            NodeMarks.drawBattery(
                node.energy.charge, cells: MapGeometry.batteryCells, context.glyphs, on: &canvas,
                at: Point(point.x + width - MapGeometry.batteryCells, point.y))
        }
    }
}

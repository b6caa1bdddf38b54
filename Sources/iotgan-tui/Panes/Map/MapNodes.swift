import GANCore
import MeshModel

/// The nodes of the map, each with as much as there is room for.
enum MapNodes {
    static func draw(_ scene: MapScene, _ context: PaneContext, on canvas: inout Canvas) {
        let accuracies = scene.geometry.detail >= .accuracy ? context.accuracyByNode : [:]
        for (number, place) in scene.geometry.places.enumerated() where place.isInside {
            let node = scene.snapshot.nodes[number]
            if scene.geometry.detail > .mark { canvas.fill(place.card) }
            if scene.geometry.detail == .picture { drawPicture(node, place.card, context, on: &canvas) }
            let mark = Point(place.card.x, scene.names.names[node.id]?.point.y ?? place.card.y)
            drawMark(
                number, at: scene.geometry.detail == .mark ? Point(place.card.x, place.card.y) : mark, scene,
                on: &canvas)
            if scene.geometry.detail > .mark {
                drawFigures(node, at: mark, place.card.width, accuracies[node.id], scene, on: &canvas)
            }
        }
        drawShared(scene, on: &canvas)
        drawNames(scene, on: &canvas)
    }

    /// The worst state of the nodes that share a sign, and how many they are; the one with the selected node is reversed.
    static func drawClusters(_ scene: MapScene, on canvas: inout Canvas) {
        let selected = scene.selected.flatMap { scene.geometry.number(of: $0) }
        for cluster in scene.geometry.clusters {
            let state = cluster.members.map { scene.states[$0] }.max() ?? .training
            let isSelected = selected.map(cluster.members.contains) ?? false
            let style = style(state, isSelected: isSelected)
            canvas.put(cluster.card.x, cluster.card.y, NodeMarks.mark(state, scene.glyphs), style)
            let part = MapParts.style(scene.parts.partOfNode[cluster.members[0]])
            canvas.write(cluster.card.x + 1, cluster.card.y, cluster.text, isSelected ? style : part)
        }
    }

    private static func drawPicture(
        _ node: MeshSnapshot.Node, _ card: Rect, _ context: PaneContext, on canvas: inout Canvas
    ) {
        guard let picture = GalleryPane.bestPicture(of: node, context.pictures) else { return }
        let x = card.x + (card.width - picture.side) / 2
        context.renderer.draw(picture, on: &canvas, at: x, card.y)
    }

    static func style(_ state: NodeState, isSelected: Bool) -> Style {
        var style = NodeMarks.style(state)
        style.attributes.insert(.bold)
        if isSelected { style.attributes.insert(.reverse) }
        return style
    }

    private static func drawMark(_ number: Int, at point: Point, _ scene: MapScene, on canvas: inout Canvas) {
        let state = scene.states[number]
        let isSelected = scene.snapshot.nodes[number].id == scene.selected
        canvas.put(
            point.x, point.y, NodeMarks.mark(state, scene.glyphs), style(state, isSelected: isSelected))
    }

    /// Accuracy and battery beside the number, and the classes below, as far as they belong to the card.
    private static func drawFigures(
        _ node: MeshSnapshot.Node, at mark: Point, _ width: Int, _ accuracy: Double?, _ scene: MapScene,
        on canvas: inout Canvas
    ) {
        let battery = mark.x + width - MapGeometry.batteryCells
        NodeMarks.drawBattery(
            node.energy.charge, cells: MapGeometry.batteryCells, scene.glyphs, on: &canvas,
            at: Point(battery, mark.y))
        if let accuracy { canvas.write(endingAt: battery - 1, mark.y, shareText(accuracy), .muted) }
        if scene.geometry.detail >= .classes {
            NodeMarks.drawClasses(node, scene.glyphs, on: &canvas, at: Point(mark.x, mark.y + 1))
        }
    }

    /// A share in three cells: `.87`, `1.0`.
    static func shareText(_ share: Double) -> String {
        guard share.isFinite else { return "-" }
        return share > 0.995 ? "1.0" : String(NumberText.fixed(max(0, share), 2).dropFirst())
    }

    /// How many nodes share a cell, on the colour of the worst of them. The selected node and its neighbours keep their own
    /// marks.
    private static func drawShared(_ scene: MapScene, on canvas: inout Canvas) {
        for (point, numbers) in scene.names.shared {
            if let shown = scene.names.leaders[point].flatMap({ scene.geometry.number(of: $0) }) {
                drawMark(shown, at: point, scene, on: &canvas)
                continue
            }
            let worst = numbers.map { scene.states[$0] }.max() ?? .training
            let count: Unicode.Scalar =
                numbers.count > 9 ? "+" : Unicode.Scalar(UInt8(ascii: "0") + UInt8(numbers.count))
            canvas.put(point.x, point.y, count, style(worst, isSelected: true))
        }
    }

    private static func drawNames(_ scene: MapScene, on canvas: inout Canvas) {
        for (number, node) in scene.snapshot.nodes.enumerated() where node.id != scene.selected {
            guard let name = scene.names.names[node.id] else { continue }
            canvas.write(
                name.point.x, name.point.y, name.text, MapParts.style(scene.parts.partOfNode[number]))
        }
        guard let selected = scene.selected, let name = scene.names.names[selected],
            let number = scene.geometry.number(of: selected)
        else { return }
        canvas.write(
            name.point.x, name.point.y, name.text, style(scene.states[number], isSelected: true))
    }
}

extension PaneContext {
    /// The newest measured accuracies.
    var accuracyByNode: [NodeID: Double] {
        guard let nodes = view.metrics?.nodes else { return [:] }
        return Dictionary(nodes.map { ($0.id, $0.score.accuracy) }) { $1 }
    }
}

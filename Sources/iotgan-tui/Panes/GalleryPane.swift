import GANCore
import MeshModel

/// A strip with pictures that each node's generator draws.
enum GalleryPane {
    static func content(_ context: PaneContext, _ size: Size) -> PaneContent {
        let title = ["gallery", "what each node draws"]
        guard let snapshot = context.view.snapshot, !snapshot.nodes.isEmpty else {
            return .empty(title, size, MapPane.waitingText(context.view.phase))
        }
        var canvas = Canvas(size)
        let geometry = GalleryGeometry(snapshot, area: canvas.bounds, selected: context.state.selectedNode)
        for (id, card) in geometry.cards {
            guard let node = snapshot.node(id) else { continue }
            drawCard(node, card, geometry, context, on: &canvas)
        }
        let hidden = snapshot.nodes.count - geometry.cards.count
        return PaneContent(title: hidden > 0 ? title + ["\(hidden) more"] : title, canvas: canvas)
    }

    /// The node's picture of the class that it knows best: the first of its own, or else the first.
    static func bestPicture(of node: MeshSnapshot.Node, _ pictures: PictureBook) -> GreyPicture? {
        guard let page = pictures[node.id] else { return nil }
        return showOrder(node).lazy.compactMap {
            page.classes.indices.contains($0) ? page.classes[$0].first : nil
        }
        .first
    }

    /// Own classes first, then learned ones; classes that the node does not know come last.
    private static func showOrder(_ node: MeshSnapshot.Node) -> [Int] {
        let own = node.knowledge.indices.filter { node.knowledge[$0].map { $0.via == nil } ?? false }
        let learned = node.knowledge.indices.filter { node.knowledge[$0].map { $0.via != nil } ?? false }
        let unknown = node.knowledge.indices.filter { node.knowledge[$0] == nil }
        return own + learned + unknown
    }

    private static func drawCard(
        _ node: MeshSnapshot.Node, _ card: Rect, _ geometry: GalleryGeometry, _ context: PaneContext,
        on canvas: inout Canvas
    ) {
        let isSelected = node.id == context.state.selectedNode
        var style = NodeMarks.style(NodeState(node))
        style.attributes.insert(.bold)
        if isSelected { style.attributes.insert(.reverse) }
        canvas.put(card.x, card.y, NodeMarks.mark(NodeState(node), context.glyphs), style)
        let end = canvas.write(card.x + 1, card.y, node.id.description, isSelected ? style : .bold)
        if let metrics = context.view.metrics?.node(node.id) {
            let text = NumberText.percent(metrics.score.accuracy)
            if end + 1 + text.count <= card.maxX { canvas.write(endingAt: card.maxX, card.y, text, .muted) }
        }
        guard let page = context.pictures[node.id] else { return }
        for (position, index) in showOrder(node).prefix(geometry.picturesPerCard).enumerated() {
            guard page.classes.indices.contains(index), let picture = page.classes[index].first else {
                continue
            }
            context.renderer.draw(
                picture.resized(to: geometry.side), on: &canvas, at: card.x + position * (geometry.side + 1),
                card.y + 1)
        }
    }
}

/// Where the nodes' cards lie in the gallery.
struct GalleryGeometry: Sendable {
    let side: Int
    let picturesPerCard: Int
    let cards: [(id: NodeID, frame: Rect)]

    init(_ snapshot: MeshSnapshot, area: Rect, selected: NodeID?) {
        let original = max(1, snapshot.scenario.gan.imageSide)
        // As large as the height allows, the pictures' own size or a multiple of it when that fits.
        let rowRoom = max(1, area.height - 1)
        let fitting = min(area.width, rowRoom * 2)
        side = fitting >= original ? original : fitting
        let cardHeight = 1 + (side + 1) / 2
        let rows = max(1, area.height / cardHeight)
        let count = max(1, snapshot.nodes.count)
        let perRow = (count + rows - 1) / rows
        let widthPerNode = area.width / max(1, perRow)
        picturesPerCard = min(
            max(1, snapshot.classNames.count), max(1, (widthPerNode - 1) / (side + 1)))
        let cardWidth = picturesPerCard * (side + 1) - 1
        let columns = max(1, (area.width + 2) / (cardWidth + 2))
        let visible = min(count, columns * rows)
        // The strip moves so that the selected node is always in it.
        let index = snapshot.nodes.firstIndex { $0.id == selected } ?? 0
        let first = min(
            max(0, index - visible / 2), snapshot.nodes.count - min(visible, snapshot.nodes.count))
        let columnCount = min(columns, (visible + rows - 1) / rows)
        // Cards stand no wider apart than this, however much room there is.
        let cardSpan = min((area.width + 2) / max(1, columnCount), cardWidth + 8)
        cards = snapshot.nodes.dropFirst(first).prefix(visible).enumerated().map { position, node in
            let x = area.x + position % columnCount * cardSpan
            let y = area.y + position / columnCount * cardHeight
            return (node.id, Rect(x: x, y: y, width: cardWidth, height: cardHeight))
        }
    }

    func node(at point: Point) -> NodeID? { cards.first { $0.frame.contains(point) }?.id }
}

import GANCore
import MeshModel

/// A card for each node: its name, its accuracy, and pictures that its generator draws.
struct NodeCards {
    let snapshot: MeshSnapshot
    let geometry: GalleryGeometry
    /// The class that is shown of every node; nil for those that each knows best.
    let classIndex: Int?

    /// Nodes that did not fit.
    var hiddenCount: Int { snapshot.nodes.count - geometry.cards.count }

    func draw(_ context: PaneContext, on canvas: inout Canvas) {
        for (id, card) in geometry.cards {
            guard let node = snapshot.node(id) else { continue }
            drawCaption(node, card, context, on: &canvas)
            for (position, picture) in pictures(of: node, context.pictures).enumerated() {
                context.renderer.draw(
                    picture.resized(to: geometry.side), on: &canvas,
                    at: card.x + position * (geometry.side + 1), card.y + 1)
            }
        }
    }

    private func pictures(of node: MeshSnapshot.Node, _ book: PictureBook) -> ArraySlice<GreyPicture> {
        guard let page = book[node.id] else { return [] }
        if let classIndex {
            guard page.classes.indices.contains(classIndex) else { return [] }
            return page.classes[classIndex].prefix(geometry.picturesPerCard)
        }
        return NodeCards.showOrder(node).compactMap {
            page.classes.indices.contains($0) ? page.classes[$0].first : nil
        }
        .prefix(geometry.picturesPerCard)
    }

    /// Own classes first, then learned ones; classes that the node does not know come last.
    static func showOrder(_ node: MeshSnapshot.Node) -> [Int] {
        let own = node.knowledge.indices.filter { node.knowledge[$0].map { $0.via == nil } ?? false }
        let learned = node.knowledge.indices.filter { node.knowledge[$0].map { $0.via != nil } ?? false }
        let unknown = node.knowledge.indices.filter { node.knowledge[$0] == nil }
        return own + learned + unknown
    }

    private func drawCaption(
        _ node: MeshSnapshot.Node, _ card: Rect, _ context: PaneContext, on canvas: inout Canvas
    ) {
        let isSelected = node.id == context.state.selectedNode
        var style = NodeMarks.style(NodeState(node))
        style.attributes.insert(.bold)
        if isSelected { style.attributes.insert(.reverse) }
        canvas.put(card.x, card.y, NodeMarks.mark(NodeState(node), context.glyphs), style)
        let end = canvas.write(card.x + 1, card.y, node.id.description, isSelected ? style : .bold)
        if let classIndex {
            let (mark, style) = NodeMarks.classMark(node, classIndex, context.glyphs)
            if end + 1 < card.maxX { canvas.put(end + 1, card.y, mark, style) }
        } else if let metrics = context.view.metrics?.node(node.id) {
            let text = NumberText.percent(metrics.score.accuracy)
            if end + 1 + text.count <= card.maxX { canvas.write(endingAt: card.maxX, card.y, text, .muted) }
        }
    }
}

import MeshModel

/// Pictures that the nodes' generators draw: the best of each node, one class from every node, all classes of one node,
/// or one node's way from a latent vector to another.
enum GalleryPane {
    static func content(_ context: PaneContext, _ size: Size) -> PaneContent {
        guard let snapshot = context.view.snapshot, !snapshot.nodes.isEmpty else {
            return .empty(
                ["gallery", "what each node draws"], size, MapPane.waitingText(context.view.phase))
        }
        switch context.state.gallery.figure {
        case .nodes: return cards(snapshot, ["what each node draws"], context, size)
        case .oneClass:
            let name = context.className(context.state.gallery.classIndex)
            return cards(snapshot, ["class \(name) from every node"], context, size)
        case .allClasses: return allClasses(context, size)
        case .interpolation: return interpolation(context, size)
        }
    }

    /// The node's picture of the class that it knows best: the first of its own, or else the first.
    static func bestPicture(of node: MeshSnapshot.Node, _ pictures: PictureBook) -> GreyPicture? {
        guard let page = pictures[node.id] else { return nil }
        return NodeCards.showOrder(node).lazy.compactMap {
            page.classes.indices.contains($0) ? page.classes[$0].first : nil
        }
        .first
    }

    private static func cards(
        _ snapshot: MeshSnapshot, _ title: [String], _ context: PaneContext, _ size: Size
    ) -> PaneContent {
        let view = context.state.gallery
        var canvas = Canvas(size)
        let cards = NodeCards(
            snapshot: snapshot,
            geometry: GalleryGeometry(
                snapshot, area: canvas.bounds, selected: context.state.selectedNode, view),
            classIndex: view.figure == .oneClass ? view.classIndex : nil)
        cards.draw(context, on: &canvas)
        let more = cards.hiddenCount > 0 ? ["\(cards.hiddenCount) more"] : []
        return PaneContent(title: ["gallery"] + title + more, canvas: canvas)
    }

    private static func allClasses(_ context: PaneContext, _ size: Size) -> PaneContent {
        guard let node = context.selected else { return .empty(["gallery"], size, "no node is selected") }
        var canvas = Canvas(size)
        _ = NodePane.drawPictures(node, context, keeping: 0, on: &canvas)
        return PaneContent(title: ["gallery", "all classes of node \(node.id)"], canvas: canvas)
    }

    private static func interpolation(_ context: PaneContext, _ size: Size) -> PaneContent {
        guard let node = context.selected else { return .empty(["gallery"], size, "no node is selected") }
        var title = ["gallery", "node \(node.id) from one latent vector to another"]
        guard let interpolation = context.closeUps.interpolation, interpolation.node == node.id else {
            return .empty(title, size, "no pictures yet")
        }
        let count = interpolation.classes.count
        let side = interpolation.classes.first?.first?.side ?? 1
        let rows = InterpolationRows(classes: count, side: side, room: size)
        var canvas = Canvas(size)
        rows.draw(interpolation, from: context.state.gallery.classIndex, context, on: &canvas)
        if rows.rows < count { title.append("\(rows.rows) of \(count) classes") }
        return PaneContent(title: title, canvas: canvas)
    }
}

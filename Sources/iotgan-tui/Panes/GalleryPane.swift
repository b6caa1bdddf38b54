import MeshModel

/// Pictures that the nodes' generators draw: the best of each node, one class from every node, all classes of one node,
/// or one node's way from a latent vector to another, or its pictures through time.
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
        case .throughTime: return throughTime(context, size)
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
        return PaneContent(
            title: ["gallery"] + context.pictures.contrastTitle + title + more, canvas: canvas)
    }

    private static func allClasses(_ context: PaneContext, _ size: Size) -> PaneContent {
        guard let node = context.selected else { return .empty(["gallery"], size, "no node is selected") }
        var canvas = Canvas(size)
        _ = ClassPictures.draw(node, context, keeping: 0, on: &canvas)
        return PaneContent(
            title: ["gallery"] + context.pictures.contrastTitle + ["all classes of node \(node.id)"],
            canvas: canvas)
    }

    private static func interpolation(_ context: PaneContext, _ size: Size) -> PaneContent {
        guard let node = context.selected else { return .empty(["gallery"], size, "no node is selected") }
        let title = ["node \(node.id) from latent vector z1 to z2"]
        guard let interpolation = context.closeUps.interpolation, interpolation.node == node.id,
            let side = interpolation.classes.first?.first?.side
        else { return .empty(["gallery"] + title, size, "no pictures yet") }
        let rows = PictureRows(
            classes: interpolation.classes.count, side: side, limit: Interpolation.steps, room: size)
        let strips = (0..<rows.columns).map { column -> (heading: String, pictures: [GreyPicture]) in
            // Where not all fit, they still go from end to end.
            let step = column * (Interpolation.steps - 1) / max(1, rows.columns - 1)
            return (Interpolation.name(ofStep: step), interpolation.classes.map { $0[step] })
        }
        return content(
            title + ["two random ones, the same in every class"], "class", strips, rows,
            of: interpolation.classes.count, context, size)
    }

    private static func throughTime(_ context: PaneContext, _ size: Size) -> PaneContent {
        guard let node = context.selected else { return .empty(["gallery"], size, "no node is selected") }
        let title = ["node \(node.id) through time"]
        let film = context.pictures.film(of: node.id)
        guard let side = film.frames.last?.pictures.first?.side, let count = film.frames.last?.pictures.count
        else { return .empty(["gallery"] + title, size, "no pictures yet") }
        let rows = PictureRows(classes: count, side: side, limit: PictureFilm.frameLimit, room: size)
        let strips = film.excerpt(rows.columns).map { frame in
            (heading: tickText(frame.tick, width: rows.side), pictures: frame.pictures)
        }
        return content(
            title + ["the same latent vectors at each tick"], "tick", strips, rows, of: count, context, size)
    }

    /// Rows of pictures, one of each class.
    private static func content(
        _ title: [String], _ heading: String, _ strips: [(heading: String, pictures: [GreyPicture])],
        _ rows: PictureRows, of count: Int, _ context: PaneContext, _ size: Size
    ) -> PaneContent {
        var canvas = Canvas(size)
        rows.draw(heading, strips, from: context.state.gallery.classIndex, context, on: &canvas)
        let more = rows.rows < count ? ["\(rows.rows) of \(count) classes, + - for others"] : []
        return PaneContent(
            title: ["gallery"] + context.pictures.contrastTitle + Array(title.prefix(1)) + more
                + title.dropFirst(), canvas: canvas)
    }

    /// As short as it must be to stand above a picture.
    private static func tickText(_ tick: Int, width: Int) -> String {
        [NumberText.grouped(tick), String(tick)].first { $0.count <= width } ?? NumberText.short(Double(tick))
    }
}

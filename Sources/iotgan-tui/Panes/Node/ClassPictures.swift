import MeshModel

/// A column of samples for each class, with captions, in as many rows of classes as the room asks for.
enum ClassPictures {
    /// Rows of samples from which on the last one shows own samples.
    private static let fewestRowsWithOwn = 3

    /// Draws the pictures and returns the rows used; `reserved` rows below stay free.
    ///
    /// - Parameter showsOwn: whether a row of the node's own samples stands below the captions where there is room.
    static func draw(
        _ node: MeshSnapshot.Node, _ context: PaneContext, keeping reserved: Int, showsOwn: Bool = false,
        on canvas: inout Canvas
    ) -> Int {
        let room = Size(canvas.width, canvas.height - reserved)
        guard room.height > 0 else { return 0 }
        guard let page = context.pictures[node.id], let side = page.classes.first?.first?.side else {
            canvas.write(0, 0, "no pictures yet", .muted, limit: canvas.width)
            return 1
        }
        let grid = PictureGrid(
            classes: page.classes.count, side: side, maxSamples: page.classes.first?.count ?? 1, room: room,
            prefersWide: !context.renderer.usesHalfBlocks)
        let hasOwn = showsOwn && grid.samples >= fewestRowsWithOwn
        for index in 0..<grid.shown { drawClass(index, node, page, grid, hasOwn, context, on: &canvas) }
        // Own samples have a line of their own below them.
        return grid.height + (hasOwn ? grid.rows : 0)
    }

    private static func drawClass(
        _ index: Int, _ node: MeshSnapshot.Node, _ page: PictureBook.Page, _ grid: PictureGrid,
        _ hasOwn: Bool,
        _ context: PaneContext, on canvas: inout Canvas
    ) {
        let picture = grid.pictureSize
        let spare = canvas.width - (grid.columns * (picture.width + 1) - 1)
        let gap = grid.columns > 1 && spare >= grid.columns - 1 ? 2 : 1
        let x = index % grid.columns * (picture.width + gap)
        var y = index / grid.columns * (grid.rowHeight + (hasOwn ? 1 : 0))
        for sample in page.classes[index].prefix(grid.samples - (hasOwn ? 1 : 0)) {
            context.renderer.draw(sample.resized(to: grid.side), on: &canvas, at: x, y, isWide: grid.isWide)
            y += picture.height
        }
        ClassCaption.draw(index, node, context, on: &canvas, at: Point(x, y), width: picture.width)
        guard hasOwn else { return }
        y += 1
        if page.own.indices.contains(index), let own = page.own[index].first {
            context.renderer.draw(own.resized(to: grid.side), on: &canvas, at: x, y, isWide: grid.isWide)
            canvas.write(x, y + picture.height, "own", Style(.good), limit: picture.width)
        } else {
            ClassCaption.drawNone(
                context.glyphs, on: &canvas,
                in: Rect(x: x, y: y, width: picture.width, height: picture.height))
            canvas.write(x, y + picture.height, "no own", .muted, limit: picture.width)
        }
    }
}

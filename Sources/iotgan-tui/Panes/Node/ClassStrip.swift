import MeshModel

/// Every class of a node from top to bottom: what its generator draws, how the node knows it, its own samples beside
/// that, and how much of either it trains on.
struct ClassStrip: Hashable, Sendable {
    /// Pixels of a picture as it is drawn.
    private(set) var side = 0
    /// Classes side by side.
    private(set) var columns = 1
    private let classes: Int
    private(set) var fakeRows = 1
    private(set) var ownRows = 1

    /// Columns that the rows' names have.
    private static let labelWidth = 5
    /// Smaller pictures say nothing.
    private static let smallestSide = 8

    /// All classes side by side where pictures are large enough so, or else in two rows or more.
    ///
    /// - Parameter original: pixels of the pictures themselves; larger ones are not drawn.
    init(classes: Int, side original: Int, room: Size) {
        self.classes = max(1, classes)
        let width = room.width - ClassStrip.labelWidth
        for rows in 1...self.classes {
            columns = (self.classes + rows - 1) / rows
            let fitting = min(original, (width + 1) / columns - 1)
            // Two of them, one above the other, and two lines.
            let highest = max(ClassStrip.smallestSide, (room.height / rows - 2) / 2 * 2)
            side = max(1, min(fitting, highest))
            if side >= min(original, ClassStrip.smallestSide) { break }
        }
    }

    var width: Int { ClassStrip.labelWidth + columns * (side + 1) - 1 }
    var height: Int { rowHeight * ((classes + columns - 1) / columns) }
    private var pictureHeight: Int { (side + 1) / 2 }
    private var rowHeight: Int { (fakeRows + ownRows) * pictureHeight + 2 }

    /// Takes as many samples of each kind as there are and `room` rows hold, one of each at least.
    mutating func fill(_ room: Int) {
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for kind in [\ClassStrip.fakeRows, \.ownRows] {
                let limit =
                    kind == \.fakeRows ? PictureStudio.samplesPerClass : PictureStudio.ownSamplesPerClass
                guard self[keyPath: kind] < limit else { continue }
                self[keyPath: kind] += 1
                if height <= room { isGrowing = true } else { self[keyPath: kind] -= 1 }
            }
        }
    }

    func draw(_ node: MeshSnapshot.Node, _ context: PaneContext, on canvas: inout Canvas, at origin: Point) {
        let page = context.pictures[node.id]
        for index in 0..<classes {
            let y = origin.y + index / columns * rowHeight
            if index % columns == 0 { drawLabels(on: &canvas, at: Point(origin.x, y)) }
            let x = origin.x + ClassStrip.labelWidth + index % columns * (side + 1)
            draw(index, node, page, context, on: &canvas, at: Point(x, y))
        }
    }

    private func drawLabels(on canvas: inout Canvas, at point: Point) {
        let ownTop = point.y + fakeRows * pictureHeight + 1
        canvas.write(point.x, point.y, "fake", Style(.accent, .bold))
        canvas.write(point.x, ownTop - 1, "from", .muted)
        canvas.write(point.x, ownTop, "own", Style(.good, .bold))
        canvas.write(point.x, ownTop + ownRows * pictureHeight, "set", .muted)
    }

    private func draw(
        _ index: Int, _ node: MeshSnapshot.Node, _ page: PictureBook.Page?, _ context: PaneContext,
        on canvas: inout Canvas, at point: Point
    ) {
        var y = point.y
        let fakes = page.flatMap { $0.classes.indices.contains(index) ? $0.classes[index] : nil } ?? []
        for (row, picture) in fakes.prefix(fakeRows).enumerated() {
            let top = y + row * pictureHeight
            context.renderer.draw(picture.resized(to: side), on: &canvas, at: point.x, top)
        }
        y += fakeRows * pictureHeight
        ClassCaption.draw(index, node, context, on: &canvas, at: Point(point.x, y), width: side)
        y += 1
        let own = page.flatMap { $0.own.indices.contains(index) ? $0.own[index] : nil } ?? []
        if own.isEmpty {
            let area = Rect(x: point.x, y: y, width: side, height: ownRows * pictureHeight)
            ClassCaption.drawNone(context.glyphs, on: &canvas, in: area)
        }
        for (row, picture) in own.prefix(ownRows).enumerated() {
            let top = y + row * pictureHeight
            context.renderer.draw(picture.resized(to: side), on: &canvas, at: point.x, top)
        }
        y += ownRows * pictureHeight
        SampleBar(node, classIndex: index).draw(
            on: &canvas, at: Point(point.x, y), width: side, context.glyphs)
    }
}

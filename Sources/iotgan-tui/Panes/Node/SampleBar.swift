import MeshModel

/// What a node trains on, as a bar: the share of its own samples, then that of fakes, in the marks of known classes.
struct SampleBar: Hashable, Sendable {
    let own: Int
    let fakes: Int
    /// How many samples fill the bar.
    let scale: Int

    /// All classes together, which fill it.
    init(_ node: MeshSnapshot.Node) {
        own = node.ownCounts.reduce(0, +)
        fakes = node.fakeCounts.reduce(0, +)
        scale = own + fakes
    }

    /// One class, as long as its share of the largest one.
    init(_ node: MeshSnapshot.Node, classIndex: Int) {
        own = node.ownCounts.indices.contains(classIndex) ? node.ownCounts[classIndex] : 0
        fakes = node.fakeCounts.indices.contains(classIndex) ? node.fakeCounts[classIndex] : 0
        scale = zip(node.ownCounts, node.fakeCounts).map { $0 + $1 }.max() ?? 0
    }

    /// Cells of own samples and of fakes; whatever there is at all has one.
    func cells(_ width: Int) -> (own: Int, fakes: Int) {
        guard scale > 0, width > 1, own + fakes > 0 else { return (0, 0) }
        let kinds = (own > 0 ? 1 : 0) + (fakes > 0 ? 1 : 0)
        let length = min(width, max(kinds, (width * (own + fakes) + scale / 2) / scale))
        let rounded = (length * own + (own + fakes) / 2) / (own + fakes)
        let ownCells = min(length - (fakes > 0 ? 1 : 0), max(own > 0 ? 1 : 0, rounded))
        return (ownCells, length - ownCells)
    }

    func draw(on canvas: inout Canvas, at point: Point, width: Int, _ glyphs: Glyphs) {
        let cells = cells(width)
        canvas.horizontalLine(point.x, point.y, length: cells.own, glyphs.own, Style(.good))
        canvas.horizontalLine(
            point.x + cells.own, point.y, length: cells.fakes, glyphs.learned, Style(.accent))
    }
}

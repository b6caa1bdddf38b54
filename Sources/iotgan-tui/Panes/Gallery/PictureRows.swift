/// A row of pictures for each class, below a line that says what each column is.
struct PictureRows: Hashable, Sendable {
    /// Pixels of a picture as it is drawn.
    let side: Int
    /// Pictures in a row.
    let columns: Int
    /// Rows that fit.
    let rows: Int

    /// Columns that the classes' names have.
    static let labelWidth = 6
    private static let fewestColumns = 8
    private static let smallestSide = 5

    /// As large as eight pictures in a row may be, and somewhat smaller where all classes fit then.
    ///
    /// - Parameter limit: pictures that there are in a row.
    init(classes: Int, side original: Int, limit: Int, room: Size) {
        let width = max(0, room.width - PictureRows.labelWidth)
        let height = max(0, room.height - 1)
        let widest = min(original, max(PictureRows.smallestSide, width / PictureRows.fewestColumns - 1))
        let forAll = height / max(1, classes) * 2
        side = forAll < widest && forAll * 4 >= widest * 3 ? forAll : widest
        columns = min(limit, max(0, width / (side + 1)))
        rows = min(classes, height / max(1, (side + 1) / 2))
    }

    private var rowHeight: Int { (side + 1) / 2 }

    /// The classes that are shown: those from `first` on, or the last ones.
    private func classes(of count: Int, from first: Int) -> Range<Int> {
        let start = min(first, max(0, count - rows))
        return start..<min(count, start + rows)
    }

    /// - Parameters:
    ///   - heading: what stands above all class names.
    ///   - strips: what stands above each column, and its pictures by class; no more than ``columns``.
    func draw(
        _ heading: String, _ strips: [(heading: String, pictures: [GreyPicture])], from first: Int,
        _ context: PaneContext, on canvas: inout Canvas
    ) {
        let count = strips.map(\.pictures.count).min() ?? 0
        canvas.write(0, 0, heading, .muted, limit: PictureRows.labelWidth - 1)
        for (row, label) in classes(of: count, from: first).enumerated() {
            let isChosen = label == context.state.gallery.classIndex
            canvas.write(
                0, 1 + row * rowHeight, context.className(label), isChosen ? Style(.accent, .bold) : .bold,
                limit: PictureRows.labelWidth - 1)
        }
        for (column, strip) in strips.enumerated() {
            let x = PictureRows.labelWidth + column * (side + 1)
            canvas.write(x, 0, strip.heading, .muted, limit: side)
            for (row, label) in classes(of: count, from: first).enumerated() {
                context.renderer.draw(
                    strip.pictures[label].resized(to: side), on: &canvas, at: x, 1 + row * rowHeight)
            }
        }
    }
}

/// A row of pictures for each class, from one latent vector on the left to another on the right.
struct InterpolationRows: Hashable, Sendable {
    /// Pixels of a picture as it is drawn.
    let side: Int
    /// Pictures in a row.
    let steps: Int
    /// Rows that fit.
    let rows: Int

    /// Columns that the classes' names have.
    static let labelWidth = 6
    private static let fewestSteps = 8
    private static let smallestSide = 5

    /// As large as eight pictures in a row may be, and somewhat smaller where all classes fit then.
    init(classes: Int, side original: Int, room: Size) {
        let width = max(0, room.width - InterpolationRows.labelWidth)
        let widest = min(
            original, max(InterpolationRows.smallestSide, width / InterpolationRows.fewestSteps - 1))
        let forAll = room.height / max(1, classes) * 2
        side = forAll < widest && forAll * 4 >= widest * 3 ? forAll : widest
        steps = min(Interpolation.steps, max(0, width / (side + 1)))
        rows = min(classes, room.height / max(1, (side + 1) / 2))
    }

    var rowHeight: Int { (side + 1) / 2 }

    /// The classes that are shown: those from `first` on, or the last ones.
    func classes(of count: Int, from first: Int) -> Range<Int> {
        let start = min(first, max(0, count - rows))
        return start..<min(count, start + rows)
    }

    func draw(
        _ interpolation: Interpolation, from first: Int, _ context: PaneContext, on canvas: inout Canvas
    ) {
        guard steps > 1 else { return }
        let shown = classes(of: interpolation.classes.count, from: first)
        for (row, label) in shown.enumerated() {
            let y = row * rowHeight
            let isChosen = label == context.state.gallery.classIndex
            canvas.write(
                0, y, context.className(label), isChosen ? Style(.accent, .bold) : .bold,
                limit: InterpolationRows.labelWidth - 1)
            for step in 0..<steps {
                // Where not all fit, they still go from end to end.
                let index = step * (Interpolation.steps - 1) / (steps - 1)
                guard interpolation.classes[label].indices.contains(index) else { continue }
                context.renderer.draw(
                    interpolation.classes[label][index].resized(to: side), on: &canvas,
                    at: InterpolationRows.labelWidth + step * (side + 1), y)
            }
        }
    }
}

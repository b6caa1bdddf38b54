import MeshModel

/// The form for a new node, and the command that does the same.
enum InjectOverlay {
    private static let width = 60
    private static let fieldX = 11
    private static let fieldWidth = 14
    /// Rows of the frame before the first field, and for the command.
    private static let firstRow = 1
    private static let commandRows = 2

    static func draw(_ form: InjectForm, _ context: PaneContext, on canvas: inout Canvas) {
        guard let snapshot = context.view.snapshot else { return }
        let frame = frame(canvas.size)
        let inner = frame.inner
        Overlay.open(
            frame, title: "inject node \(snapshot.nextNode)",
            hint: ["enter inject", "tab next", "esc close"].joined(separator: context.glyphs.separator),
            context.glyphs, on: &canvas)
        for field in InjectForm.Field.allCases {
            draw(field, of: form, snapshot, context.glyphs, in: inner, on: &canvas)
        }
        let top = inner.y + firstRow + InjectForm.Field.allCases.count + 1
        let lines = (":" + form.line(snapshot)).wrapped(inner.width - 4)
        for (row, line) in lines.prefix(commandRows).enumerated() {
            canvas.write(inner.x + 2, top + row, line, .bold, limit: inner.width - 3)
        }
    }

    private static func draw(
        _ field: InjectForm.Field, of form: InjectForm, _ snapshot: MeshSnapshot, _ glyphs: Glyphs,
        in inner: Rect, on canvas: inout Canvas
    ) {
        let y = inner.y + firstRow + field.rawValue
        let isFocused = field == form.focus
        let x = inner.x + fieldX
        let edge = Style(isFocused ? .accent : .muted, isFocused ? .bold : [])
        canvas.write(inner.x + 2, y, field.label, isFocused ? Style(.accent, .bold) : .standard)
        canvas.put(x, y, "[", edge)
        canvas.put(x + fieldWidth + 1, y, "]", edge)
        let text = form[field]
        if text.characters.isEmpty { canvas.write(x + 1, y, field.otherwise, .muted) }
        canvas.draw(text, x: x + 1, y, width: fieldWidth, isFocused: isFocused)
        let noteX = x + fieldWidth + 3
        let problem = form.problem(field, snapshot)
        canvas.write(
            noteX, y, (problem ?? field.hint).fitted(inner.maxX - 1 - noteX, glyphs),
            problem == nil ? .muted : Style(.bad, .bold))
    }

    /// The field that a click there means; nil beside them.
    static func field(at point: Point, _ size: Size) -> InjectForm.Field? {
        let inner = frame(size).inner
        guard inner.contains(point) else { return nil }
        return InjectForm.Field(rawValue: point.y - inner.y - firstRow)
    }

    private static func frame(_ size: Size) -> Rect {
        Overlay.frame(
            width: width, rows: firstRow + InjectForm.Field.allCases.count + 1 + commandRows, in: size)
    }
}

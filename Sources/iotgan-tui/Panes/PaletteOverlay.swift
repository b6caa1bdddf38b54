import MeshModel

/// The list above the command line: what the typed text could become, what that does, and which keys do the same.
enum PaletteOverlay {
    private static let width = 76
    private static let longest = 10

    static func draw(_ palette: Palette, _ context: PaneContext, on canvas: inout Canvas) {
        let suggestions = CommandSuggestion.list(
            for: palette.field.textBeforeCursor, context.state, context.view)
        let (frame, shown) = place(palette.choice, of: suggestions.count, canvas.size)
        guard !shown.isEmpty else { return }
        canvas.fill(frame)
        canvas.box(frame, context.glyphs, Style(.accent))
        canvas.write(
            frame.x + 2, frame.y, " \(suggestions.count) of \(CommandRegistry.all.count) commands ", .muted)
        if suggestions[0].command == nil {
            canvas.write(frame.x + 2, frame.y, " what may stand here ", .muted)
        }
        for (row, index) in shown.enumerated() {
            let line = Rect(x: frame.x + 1, y: frame.y + 1 + row, width: frame.width - 2, height: 1)
            draw(suggestions[index], isChosen: index == palette.choice, context, in: line, on: &canvas)
        }
    }

    /// The suggestion that a click there means; nil beside them.
    static func suggestion(at point: Point, choice: Int, of count: Int, _ size: Size) -> Int? {
        let (frame, shown) = place(choice, of: count, size)
        guard !shown.isEmpty, frame.inner.contains(point) else { return nil }
        return shown.lowerBound + point.y - frame.inner.y
    }

    /// Where the list lies, and which of so many suggestions it shows, so that the chosen one is among them.
    private static func place(_ choice: Int, of count: Int, _ size: Size) -> (frame: Rect, shown: Range<Int>)
    {
        let rows = max(0, min(count, longest, size.height - Layout.header - Layout.footer - 2))
        let first = min(max(0, choice - rows / 2), count - rows)
        let frame = Rect(
            x: 0, y: size.height - Layout.footer - rows - 2, width: min(width, size.width), height: rows + 2)
        return (frame, first..<first + rows)
    }

    private static func draw(
        _ suggestion: CommandSuggestion, isChosen: Bool, _ context: PaneContext, in line: Rect,
        on canvas: inout Canvas
    ) {
        var style = Style(.accent, .bold)
        if isChosen { style.attributes.insert(.reverse) }
        let formWidth = min(32, line.width / 2)
        let meaningX = line.x + max(formWidth, suggestion.text.count + 2)
        let keys = suggestion.command.map { context.keymap.labelText(for: $0) } ?? ""
        let end = line.maxX - (keys.isEmpty ? 1 : keys.count + 2)
        let glyphs = context.glyphs
        canvas.write(line.x + 1, line.y, suggestion.text.fitted(end - line.x - 1, glyphs), style)
        canvas.write(meaningX, line.y, suggestion.meaning.fitted(end - meaningX, glyphs))
        canvas.write(endingAt: line.maxX - 1, line.y, keys, .bold)
    }
}

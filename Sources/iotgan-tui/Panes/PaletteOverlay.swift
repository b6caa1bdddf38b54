import MeshModel

/// The list above the command line: what the typed text could become, what that does, and which keys do the same.
enum PaletteOverlay {
    private static let width = 76
    private static let longest = 10

    static func draw(_ palette: Palette, _ context: PaneContext, on canvas: inout Canvas) {
        let suggestions = CommandSuggestion.list(
            for: palette.field.textBeforeCursor, context.state, context.view)
        guard !suggestions.isEmpty else { return }
        let rows = min(suggestions.count, longest, canvas.height - Layout.header - Layout.footer - 2)
        guard rows > 0 else { return }
        let frame = Rect(
            x: 0, y: canvas.height - Layout.footer - rows - 2, width: min(width, canvas.width),
            height: rows + 2)
        canvas.fill(frame)
        canvas.box(frame, context.glyphs, Style(.accent))
        canvas.write(
            frame.x + 2, frame.y, " \(suggestions.count) of \(CommandRegistry.all.count) commands ", .muted)
        if suggestions[0].command == nil {
            canvas.write(frame.x + 2, frame.y, " what may stand here ", .muted)
        }
        let first = min(max(0, palette.choice - rows / 2), suggestions.count - rows)
        for (row, suggestion) in suggestions[first...].prefix(rows).enumerated() {
            let line = Rect(x: frame.x + 1, y: frame.y + 1 + row, width: frame.width - 2, height: 1)
            draw(suggestion, isChosen: first + row == palette.choice, context, in: line, on: &canvas)
        }
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

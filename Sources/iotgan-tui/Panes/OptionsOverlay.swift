/// The settings of the configuration file, and what the chosen one means.
enum OptionsOverlay {
    private static let width = 60
    private static let valueX = 24
    /// Rows before the first setting, and for what the chosen one means.
    private static let firstRow = 1
    private static let meaningRows = 3

    static func draw(row chosen: Int, _ context: PaneContext, on canvas: inout Canvas) {
        let frame = frame(canvas.size)
        let inner = frame.inner
        let glyphs = context.glyphs
        let hints = ["\(glyphs.sideArrowKeys) change", "s save", "esc close"]
        Overlay.open(
            frame, title: "options", hint: hints.joined(separator: glyphs.separator), glyphs, on: &canvas)
        for (row, setting) in Setting.all.enumerated() {
            let y = inner.y + firstRow + row
            var style = Style.standard
            if row == chosen {
                style.attributes = .reverse
                Overlay.choose(row: y, in: inner, on: &canvas)
            }
            canvas.write(inner.x + 2, y, setting.key, style)
            style.attributes.insert(.bold)
            let isUnsaved = context.state.unsavedSettings.contains(setting.key)
            canvas.write(
                inner.x + valueX, y,
                setting.valueText(context.state.settings) + (isUnsaved ? "  not saved" : ""),
                style)
        }
        let lines = Setting.all[chosen].comment.wrapped(inner.width - 4)
        for (row, line) in lines.prefix(meaningRows).enumerated() {
            canvas.write(inner.x + 2, inner.y + firstRow + Setting.all.count + 1 + row, line, .muted)
        }
    }

    /// The setting that a click there means; nil beside them.
    static func row(at point: Point, _ size: Size) -> Int? {
        let inner = frame(size).inner
        let row = point.y - inner.y - firstRow
        return inner.contains(point) && Setting.all.indices.contains(row) ? row : nil
    }

    private static func frame(_ size: Size) -> Rect {
        Overlay.frame(width: width, rows: firstRow + Setting.all.count + 1 + meaningRows, in: size)
    }
}

import MeshModel

/// A menu: a letter, what it does, how that is now.
enum MenuOverlay {
    private static let width = 58
    private static let meaningX = 4
    private static let valueX = 32

    static func draw(_ menu: Menu, choice: Int, _ context: PaneContext, on canvas: inout Canvas) {
        let frame = frame(menu, canvas.size)
        let subject = context.selected.map { " node \($0.id)" } ?? ""
        let glyphs = context.glyphs
        Overlay.open(
            frame, title: menu.title + subject,
            hint: ["a letter", "enter choose", "esc close"].joined(separator: glyphs.separator), glyphs,
            on: &canvas)
        let inner = frame.inner
        for (row, entry) in menu.entries.enumerated().prefix(inner.height) {
            let isChosen = row == choice
            let base: Attributes = isChosen ? .reverse : []
            let y = inner.y + row
            if isChosen { Overlay.choose(row: y, in: inner, on: &canvas) }
            canvas.put(inner.x + 1, y, entry.key, Style(.accent, base.union(.bold)))
            canvas.write(inner.x + meaningX, y, entry.meaning, Style(.standard, base))
            canvas.write(
                inner.x + valueX, y, context.selected.map(entry.value) ?? "", Style(.standard, base),
                limit: inner.width - valueX - 1)
        }
    }

    /// The entry that a click there chooses; nil beside them.
    static func row(at point: Point, _ menu: Menu, _ size: Size) -> Int? {
        let inner = frame(menu, size).inner
        return inner.contains(point) ? point.y - inner.y : nil
    }

    private static func frame(_ menu: Menu, _ size: Size) -> Rect {
        Overlay.frame(width: width, rows: menu.entries.count, in: size)
    }
}

/// What the focused pane shows, all keys, and what every mark means, over everything else.
enum HelpOverlay {
    private static let width = 74
    private static let meaningWidth = width - 24
    /// Columns that a line of text has.
    static let textWidth = width - 6

    static func draw(_ context: PaneContext, from line: Int, on canvas: inout Canvas) {
        let lines = self.lines(context.state.focus, context.glyphs, context.keymap)
        let frame = Overlay.frame(width: width, rows: lines.count, in: canvas.size)
        let room = frame.inner.height
        let first = min(line, max(0, lines.count - room))
        Overlay.open(
            frame, title: "help",
            hint: first + room < lines.count ? "\(context.glyphs.arrowKeys) scroll" : "", context.glyphs,
            on: &canvas)
        for (row, entry) in lines[first...].prefix(room).enumerated() {
            draw(entry, at: Point(frame.x + 3, frame.inner.y + row), on: &canvas)
        }
    }

    /// The last line at which the help may begin.
    static func lastLine(_ size: Size, _ pane: PaneKind, _ keymap: Keymap) -> Int {
        let count = lines(pane, .unicode, keymap).count
        return max(0, count - (size.height - Layout.header - Layout.footer - 2))
    }

    private static func draw(_ line: HelpLine, at point: Point, on canvas: inout Canvas) {
        switch line {
        case .heading(let text): canvas.write(point.x, point.y, text, Style(.accent, .bold))
        case .text(let text): canvas.write(point.x, point.y, text, .standard, limit: textWidth)
        case .entry(let sign, let style, let meaning):
            canvas.write(point.x, point.y, sign, style, limit: 17)
            canvas.write(point.x + 18, point.y, meaning, .standard, limit: meaningWidth)
        case .blank: break
        }
    }

    private static func lines(_ pane: PaneKind, _ glyphs: Glyphs, _ keymap: Keymap) -> [HelpLine] {
        let own = pane.help(glyphs).map { $0 + [.blank] } ?? []
        let all =
            own + keys(keymap) + [.blank] + HelpLine.nodeMarks(glyphs) + [.blank]
            + HelpLine.classMarks(glyphs)
        return all.flatMap { $0.wrapped(meaningWidth) }
    }

    /// Every command that has a key, group by group in the order of the palette.
    private static func keys(_ keymap: Keymap) -> [HelpLine] {
        CommandRegistry.groups.flatMap { group in
            [.heading(group.heading)]
                + group.commands.compactMap { command in
                    let keys = keymap.labelText(for: command.name)
                    return keys.isEmpty ? nil : .entry(keys, .bold, command.meaning)
                } + [.blank]
        }
            + [
                .heading("And"),
                .entry("mouse", .bold, "click a node, a link or a pane; the wheel scrolls"),
                .entry(":", .bold, "lists every command, with or without a key"),
            ]
    }
}

import MeshModel

/// What happened, the newest at the bottom.
enum LogPane {
    static func content(_ context: PaneContext, _ size: Size) -> PaneContent {
        guard let snapshot = context.view.snapshot, !snapshot.events.isEmpty else {
            return .empty(["log"], size, "nothing has happened yet")
        }
        let log = context.state.log
        let page = LogPage(log.entries(of: context.view), context.view, size)
        guard !page.entries.isEmpty else {
            return .empty(title(log, below: 0), size, "no event is of that kind")
        }
        var canvas = Canvas(size)
        let last = log.bottomIndex(in: page.entries)
        let selected = context.state.focus == .log ? log.selectedIndex(in: page.entries) : nil
        for (index, rows) in page.rows(endingAt: last) {
            draw(index, of: page, at: rows.lowerBound, context.glyphs, on: &canvas)
            if index == selected { highlight(rows, on: &canvas) }
        }
        return PaneContent(title: title(log, below: page.entries.count - 1 - last), canvas: canvas)
    }

    private static func draw(
        _ index: Int, of page: LogPage, at row: Int, _ glyphs: Glyphs, on canvas: inout Canvas
    ) {
        let entry = page.entries[index]
        if entry.isIntervention {
            canvas.put(page.tickWidth, row, glyphs.intervention, Style(.accent, .bold))
        }
        canvas.write(endingAt: page.tickWidth, row, String(entry.tick), .muted)
        for (offset, line) in page.lines(index).enumerated() {
            canvas.write(
                page.sentenceX, row + offset, line, Style(entry.sentence.ink), limit: page.sentenceWidth)
        }
    }

    private static func highlight(_ rows: Range<Int>, on canvas: inout Canvas) {
        for y in rows { for x in 0..<canvas.width { canvas[x, y].style.attributes.insert(.reverse) } }
    }

    private static func title(_ log: LogView, below: Int) -> [String] {
        var parts = ["log"]
        switch log.choice {
        case .everything: break
        case .withoutMessages: parts.append("no messages")
        case .interventions: parts.append("interventions")
        }
        if let node = log.node { parts.append("node \(node)") }
        if !log.filter.isEmpty { parts.append("with \"\(log.filter)\"") }
        if below > 0 { parts.append("\(below) newer below") }
        return parts.count > 1 ? parts : parts + ["tick, event"]
    }
}

import MeshModel

/// What happened, the newest at the bottom.
enum LogPane {
    static func content(_ context: PaneContext, _ size: Size) -> PaneContent {
        guard let snapshot = context.view.snapshot, !snapshot.events.isEmpty else {
            return .empty(["log"], size, "nothing has happened yet")
        }
        let log = context.state.log
        let events = log.events(of: snapshot)
        guard !events.isEmpty else { return .empty(title(log), size, "no event has \"\(log.filter)\" in it") }
        var canvas = Canvas(size)
        let tickWidth = String(snapshot.tick).count
        let room = size.width - tickWidth - 1
        var row = size.height
        for (event, sentence) in events.dropLast(log.eventsBelow).reversed() where row > 0 {
            let lines = sentence.text.wrapped(room)
            // Part of an event would be read as an event of its own.
            if lines.count > row, row < size.height { break }
            row -= lines.count
            canvas.write(endingAt: tickWidth, row, String(event.tick), .muted)
            for (offset, line) in lines.enumerated() {
                canvas.write(tickWidth + 1, row + offset, line, Style(sentence.ink), limit: room)
            }
        }
        moveUp(&canvas, by: row)
        return PaneContent(title: title(log), canvas: canvas)
    }

    private static func title(_ log: LogView) -> [String] {
        var parts = ["log"]
        if !log.filter.isEmpty { parts.append("with \"\(log.filter)\"") }
        if log.eventsBelow > 0 { parts.append("\(log.eventsBelow) newer below") }
        return parts.count > 1 ? parts : parts + ["tick, event"]
    }

    /// A log that does not fill the pane begins at its top.
    private static func moveUp(_ canvas: inout Canvas, by rows: Int) {
        guard rows > 0 else { return }
        var moved = Canvas(canvas.size)
        moved.draw(canvas, at: 0, -rows)
        canvas = moved
    }
}

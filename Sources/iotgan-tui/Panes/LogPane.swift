import MeshModel

/// What happened, the newest at the bottom.
enum LogPane {
    static func content(_ context: PaneContext, _ size: Size) -> PaneContent {
        guard let snapshot = context.view.snapshot, !snapshot.events.isEmpty else {
            return .empty("log", size, "nothing has happened yet")
        }
        var canvas = Canvas(size)
        let events = snapshot.events.suffix(size.height)
        let tickWidth = String(snapshot.tick).count
        for (row, event) in events.enumerated() {
            let sentence = EventSentence(event, classNames: snapshot.classNames)
            canvas.write(endingAt: tickWidth, row, String(event.tick), .muted)
            writeClipped(
                sentence.text, Style(sentence.ink == .muted ? .standard : sentence.ink), context.glyphs,
                on: &canvas, at: Point(tickWidth + 1, row))
        }
        return PaneContent(title: "log\(context.glyphs.separator)tick, event", canvas: canvas)
    }

    private static func writeClipped(
        _ text: String, _ style: Style, _ glyphs: Glyphs, on canvas: inout Canvas, at point: Point
    ) {
        let room = canvas.width - point.x
        if text.count <= room {
            canvas.write(point.x, point.y, text, style)
        } else {
            let end = canvas.write(point.x, point.y, text, style, limit: room - 1)
            canvas.write(end, point.y, glyphs.ellipsis, .muted)
        }
    }
}

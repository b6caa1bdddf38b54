/// A frame in the middle of the screen, over everything else.
enum Overlay {
    /// Where a frame lies with so many rows inside; lower rows are left out where the screen has too few.
    static func frame(width: Int, rows: Int, in size: Size) -> Rect {
        let height = min(rows + 2, size.height - Layout.header - Layout.footer)
        let width = min(width, size.width)
        return Rect(
            x: (size.width - width) / 2, y: (size.height - height) / 2, width: width, height: height)
    }

    /// Shows row `y` of a frame as the chosen one; what is written on it is in reverse too.
    static func choose(row y: Int, in inner: Rect, on canvas: inout Canvas) {
        canvas.fill(
            Rect(x: inner.x, y: y, width: inner.width, height: 1),
            with: Cell(" ", Style(.standard, .reverse)))
    }

    /// Which of the things in a list is in its first row, where so many rows are there for them: the chosen one is among them.
    static func firstRow(choosing chosen: Int, room: Int) -> Int { max(0, chosen - (room - 1)) }

    /// The thing in a list of `count`, below a row of titles, that a point means while `chosen` is; nil beside them.
    static func row(at point: Point, in inner: Rect, choosing chosen: Int, room: Int, of count: Int) -> Int? {
        let place = point.y - inner.y - 1
        guard inner.contains(point), (0..<room).contains(place) else { return nil }
        let row = firstRow(choosing: chosen, room: room) + place
        return row < count ? row : nil
    }

    /// Draws the empty frame with its title above, and what keys do in it below.
    static func open(
        _ frame: Rect, title: String, hint: String = "", _ glyphs: Glyphs, on canvas: inout Canvas
    ) {
        canvas.fill(frame)
        canvas.box(frame, glyphs, Style(.accent))
        canvas.write(frame.x + 2, frame.y, " \(title) ", Style(.accent, .bold), limit: frame.width - 4)
        guard !hint.isEmpty else { return }
        canvas.write(frame.x + 2, frame.maxY - 1, " \(hint) ", Style(.accent), limit: frame.width - 4)
    }
}

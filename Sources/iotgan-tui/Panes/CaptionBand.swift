/// Words of a script about what is on the screen, in rows of their own above the last, so that they cover nothing of it.
enum CaptionBand {
    /// Panes keep their size from one caption to the next where none is longer.
    private static let fewestRows = 2
    /// Lines of more columns are hard to read.
    private static let longest = 76

    static func rows(_ caption: String, width: Int) -> Int {
        caption.isEmpty ? 0 : max(fewestRows, lines(caption, width).count)
    }

    /// - Parameter bottom: the row below it.
    static func draw(_ caption: String, _ glyphs: Glyphs, bottom: Int, on canvas: inout Canvas) {
        let lines = lines(caption, canvas.width)
        let rows = rows(caption, width: canvas.width)
        let area = Rect(
            x: 0, y: bottom - rows, width: canvas.width, height: rows)
        canvas.fill(area)
        for row in 0..<rows {
            canvas.put(1, area.y + row, glyphs.vertical, Style(.accent, .bold))
            if row < lines.count { canvas.write(3, area.y + row, lines[row], .bold) }
        }
    }

    private static func lines(_ caption: String, _ width: Int) -> [String] {
        caption.wrapped(min(longest, width - 4)).map { line in String(line.drop { $0 == " " }) }
    }
}

/// Words of a script about what is on the screen, above the last line.
enum CaptionOverlay {
    private static let longest = 72

    static func draw(_ caption: String, _ glyphs: Glyphs, on canvas: inout Canvas) {
        let lines = caption.wrapped(min(longest, canvas.width - 6)).map { line in
            String(line.drop { $0 == " " })
        }
        let textWidth = lines.map(\.count).max() ?? 0
        let frame = Rect(
            x: max(0, (canvas.width - textWidth - 4) / 2), y: canvas.height - Layout.footer - lines.count - 2,
            width: textWidth + 4, height: lines.count + 2)
        canvas.fill(frame)
        canvas.box(frame, glyphs, Style(.accent, .bold))
        for (row, line) in lines.enumerated() {
            canvas.write(frame.x + 2, frame.y + 1 + row, line, .bold)
        }
    }
}

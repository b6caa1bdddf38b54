/// Paints frames as ANSI text: only the cells that changed since the last one.
struct ANSIPainter {
    private var writer: ANSIWriter
    private var shown: Canvas?

    init(_ capabilities: Capabilities, theme: Theme) {
        writer = ANSIWriter(capabilities.colours, theme)
    }

    /// Forgets what is on the screen: the next frame is painted whole.
    mutating func forgetScreen() { shown = nil }

    /// What turns the last frame's screen into this one's; a frame of another size is painted whole. Nothing where
    /// nothing changed.
    mutating func frame(_ canvas: Canvas) -> [UInt8] {
        writer.removeAll()
        let old = shown?.size == canvas.size ? shown : nil
        // A terminal may have cells beside those of the canvas.
        if old == nil { writer.clearScreen() }
        for y in 0..<canvas.height { paint(row: y, of: canvas, over: old) }
        shown = canvas
        return writer.bytes
    }

    private mutating func paint(row y: Int, of canvas: Canvas, over old: Canvas?) {
        let new = canvas.row(y)
        let former = old?.row(y)
        // Where the cursor is, as far as it is known: behind the last cell that was written in this row.
        var cursor = -1
        for index in new.indices {
            if let former, former[index] == new[index] { continue }
            let x = index - new.startIndex
            if x != cursor { writer.control(y + 1, x + 1, final: "H") }
            writer.write(new[index])
            cursor = x + 1
        }
    }
}

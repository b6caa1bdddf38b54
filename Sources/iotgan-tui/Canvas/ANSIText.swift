extension Canvas {
    /// The cells as text with ANSI escape sequences, one line for each row.
    func ansiText(_ capabilities: Capabilities, theme: Theme = Theme()) -> String {
        var writer = ANSIWriter(capabilities.colours, theme)
        writer.reset()
        writer.removeAll()
        for y in 0..<height {
            for cell in row(y) { writer.write(cell) }
            writer.reset()
            writer.write("\n")
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

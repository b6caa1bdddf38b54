extension Canvas {
    /// Writes a text that is being typed; of a long one the part around the cursor.
    mutating func draw(_ field: TextField, x: Int, _ y: Int, width: Int, isFocused: Bool = true) {
        let room = max(1, width)
        let first = max(0, field.cursor - room + 1)
        write(x, y, String(field.characters.dropFirst(first)), .bold, limit: room)
        guard isFocused else { return }
        self[x + field.cursor - first, y].style.attributes.insert(.reverse)
    }
}

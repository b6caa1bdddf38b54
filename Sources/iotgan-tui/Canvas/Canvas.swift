/// A grid of cells to draw on. Whatever falls outside is clipped.
struct Canvas: Hashable, Sendable {
    let size: Size
    private(set) var cells: [Cell]

    init(_ size: Size, filledWith cell: Cell = .blank) {
        self.size = Size(max(0, size.width), max(0, size.height))
        cells = Array(repeating: cell, count: self.size.width * self.size.height)
    }

    var width: Int { size.width }
    var height: Int { size.height }
    var bounds: Rect { Rect(size) }

    /// The cell at a place; blank outside, and writing there does nothing.
    subscript(x: Int, y: Int) -> Cell {
        get {
            x >= 0 && x < width && y >= 0 && y < height ? cells[y * width + x] : .blank
        }
        set {
            guard x >= 0, x < width, y >= 0, y < height else { return }
            cells[y * width + x] = newValue
        }
    }

    /// The cells of one row.
    func row(_ y: Int) -> ArraySlice<Cell> {
        cells[y * width..<(y + 1) * width]
    }

    /// Writes one character.
    mutating func put(_ x: Int, _ y: Int, _ character: Unicode.Scalar, _ style: Style = .standard) {
        self[x, y] = Cell(character, style)
    }

    /// Writes `text` from left to right, at most `limit` columns of it, and returns the column after it.
    ///
    /// Characters that are not one column wide (names from files may hold anything) are shown as `?`.
    @discardableResult
    mutating func write(
        _ x: Int, _ y: Int, _ text: String, _ style: Style = .standard, limit: Int = .max
    ) -> Int {
        let characters = text.cellCharacters
        let count = min(characters.count, max(0, limit))
        guard y >= 0, y < height else { return x + count }
        for index in max(0, -x)..<max(0, -x, min(count, width - x)) {
            cells[y * width + x + index] = Cell(characters[index], style)
        }
        return x + count
    }

    /// Writes `text` so that it ends before column `end`.
    mutating func write(endingAt end: Int, _ y: Int, _ text: String, _ style: Style = .standard) {
        write(end - text.cellCharacters.count, y, text, style)
    }

    mutating func fill(_ rect: Rect, with cell: Cell = .blank) {
        let area = rect.intersection(bounds)
        guard !area.isEmpty else { return }
        for y in area.y..<area.maxY {
            for index in y * width + area.x..<y * width + area.maxX { cells[index] = cell }
        }
    }

    mutating func horizontalLine(_ x: Int, _ y: Int, length: Int, _ character: Unicode.Scalar, _ style: Style)
    {
        for column in x..<x + max(0, length) { put(column, y, character, style) }
    }

    /// A frame along the edge of `rect`.
    mutating func box(_ rect: Rect, _ glyphs: Glyphs, _ style: Style) {
        guard rect.width > 1, rect.height > 1 else { return }
        let right = rect.maxX - 1
        let bottom = rect.maxY - 1
        horizontalLine(rect.x + 1, rect.y, length: rect.width - 2, glyphs.horizontal, style)
        horizontalLine(rect.x + 1, bottom, length: rect.width - 2, glyphs.horizontal, style)
        for y in rect.y + 1..<bottom {
            put(rect.x, y, glyphs.vertical, style)
            put(right, y, glyphs.vertical, style)
        }
        put(rect.x, rect.y, glyphs.upperLeft, style)
        put(right, rect.y, glyphs.upperRight, style)
        put(rect.x, bottom, glyphs.lowerLeft, style)
        put(right, bottom, glyphs.lowerRight, style)
    }

    /// Copies `other` so that its upper left corner comes to lie at (x, y).
    mutating func draw(_ other: Canvas, at x: Int, _ y: Int) {
        let area = Rect(x: x, y: y, width: other.width, height: other.height).intersection(bounds)
        guard !area.isEmpty else { return }
        for row in area.y..<area.maxY {
            let start = (row - y) * other.width + area.x - x
            cells.withUnsafeMutableBufferPointer { cells in
                for column in 0..<area.width {
                    cells[row * size.width + area.x + column] = other.cells[start + column]
                }
            }
        }
    }

    /// The same with a question mark for each character beyond ASCII.
    var inASCII: Canvas {
        var copy = self
        for index in copy.cells.indices where !copy.cells[index].character.isASCII {
            copy.cells[index].character = "?"
        }
        return copy
    }
}

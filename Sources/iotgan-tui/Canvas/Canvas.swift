/// A grid of cells to draw on. Whatever falls outside is clipped.
struct Canvas: Hashable, Sendable {
    let size: Size
    private(set) var cells: [Cell]

    init(_ size: Size) {
        self.size = Size(max(0, size.width), max(0, size.height))
        cells = Array(repeating: .blank, count: self.size.width * self.size.height)
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
        var column = x
        for character in text.prefix(max(0, limit)) {
            put(column, y, Canvas.narrow(character), style)
            column += 1
        }
        return column
    }

    /// Writes `text` so that it ends before column `end`.
    mutating func write(endingAt end: Int, _ y: Int, _ text: String, _ style: Style = .standard) {
        write(end - text.count, y, text, style)
    }

    mutating func fill(_ rect: Rect, with cell: Cell = .blank) {
        let area = rect.intersection(bounds)
        for y in area.y..<max(area.y, area.maxY) {
            for x in area.x..<max(area.x, area.maxX) { self[x, y] = cell }
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
        for row in 0..<other.height {
            for column in 0..<other.width { self[x + column, y + row] = other[column, row] }
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

    /// The character as one scalar that takes one column, or `?`.
    static func narrow(_ character: Character) -> Unicode.Scalar {
        let scalars = character.unicodeScalars
        guard let scalar = scalars.first, scalars.count == 1, isNarrow(scalar) else { return "?" }
        return scalar
    }

    /// Scalars below the first East Asian wide block, but for controls and combining marks, and the symbol blocks
    /// that the panes use.
    private static func isNarrow(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA1...0x2FF, 0x370...0x482, 0x48A...0x590: true
        case 0x2010...0x2027, 0x2030...0x205E: true
        case 0x2190...0x22FF, 0x2500...0x25FF, 0x2800...0x28FF: true
        case 0x2600...0x27BF: false
        default: false
        }
    }
}

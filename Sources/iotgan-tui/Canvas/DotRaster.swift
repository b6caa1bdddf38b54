/// A raster of dots, two columns and four rows of them in each cell, drawn as braille patterns (U+2800 ff.).
struct DotRaster: Sendable {
    let size: Size
    private var patterns: [UInt8]

    /// - Parameter size: in cells.
    init(_ size: Size) {
        self.size = Size(max(0, size.width), max(0, size.height))
        patterns = Array(repeating: 0, count: self.size.width * self.size.height)
    }

    var dotWidth: Int { size.width * 2 }
    var dotHeight: Int { size.height * 4 }

    /// Sets the dot in column `x` and row `y` of the raster; outside of it nothing happens.
    mutating func set(_ x: Int, _ y: Int) {
        guard x >= 0, x < dotWidth, y >= 0, y < dotHeight else { return }
        patterns[(y / 4) * size.width + x / 2] |= DotRaster.bit(x % 2, y % 4)
    }

    /// Dots on the line between two places; `isDrawn` picks them by their number from the start.
    mutating func line(from start: Point, to end: Point, isDrawn: (Int) -> Bool = { _ in true }) {
        for (number, point) in DotRaster.points(from: start, to: end).enumerated() where isDrawn(number) {
            set(point.x, point.y)
        }
    }

    /// Dots on the lines from each place to the next; `isDrawn` picks them by their column.
    mutating func path(_ places: [Point], isDrawn: (Int) -> Bool = { _ in true }) {
        guard let first = places.first else { return }
        for (start, end) in zip([first] + places, places) {
            for point in DotRaster.points(from: start, to: end) where isDrawn(point.x) {
                set(point.x, point.y)
            }
        }
    }

    /// The pattern of a cell; nil where it has no dot.
    func character(_ x: Int, _ y: Int) -> Unicode.Scalar? {
        guard x >= 0, x < size.width, y >= 0, y < size.height else { return nil }
        let pattern = patterns[y * size.width + x]
        return pattern == 0 ? nil : Unicode.Scalar(0x2800 + UInt32(pattern))
    }

    /// Writes every cell that has a dot.
    func draw(on canvas: inout Canvas, at origin: Point, _ style: Style) {
        for y in 0..<size.height {
            for x in 0..<size.width {
                if let character = character(x, y) {
                    canvas.put(origin.x + x, origin.y + y, character, style)
                }
            }
        }
    }

    /// The places on the line between two places (Bresenham 1965), both included.
    static func points(from start: Point, to end: Point) -> [Point] {
        let steps = max(abs(end.x - start.x), abs(end.y - start.y))
        guard steps > 0 else { return [start] }
        return (0...steps).map { step in
            Point(
                start.x + rounded((end.x - start.x) * step, by: steps),
                start.y + rounded((end.y - start.y) * step, by: steps))
        }
    }

    private static func rounded(_ numerator: Int, by denominator: Int) -> Int {
        numerator >= 0
            ? (2 * numerator + denominator) / (2 * denominator)
            : -((-2 * numerator + denominator) / (2 * denominator))
    }

    /// Dots 1 to 8 of the Unicode pattern: the first three rows go down each column, the fourth came later.
    private static func bit(_ x: Int, _ y: Int) -> UInt8 {
        y == 3 ? 1 << (6 + x) : 1 << (x * 3 + y)
    }
}

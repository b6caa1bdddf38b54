import MeshModel

/// Straight lines of dots under the nodes, each in its own style and pattern; where lines meet, all their dots stay.
struct MapLines: Sendable {
    /// Which dots of a line are drawn, by their number from its start.
    enum Pattern: Sendable {
        case solid
        /// What carries nothing because somebody cut it.
        case dashed
        /// What carries less than it should.
        case dotted
        /// What cannot carry anything.
        case sparse

        func draws(_ dot: Int) -> Bool {
            switch self {
            case .solid: true
            case .dashed: dot % 8 < 4
            case .dotted: dot % 3 == 0
            case .sparse: dot % 5 == 0
            }
        }

        /// The same for a terminal that has only characters.
        func drawsCell(_ cell: Int) -> Bool {
            switch self {
            case .solid: true
            case .dashed: cell % 3 < 2
            case .dotted: cell % 2 == 0
            case .sparse: cell % 4 == 0
            }
        }
    }

    private let area: Rect
    private var raster: DotRaster
    private var styles: [Style]

    init(_ area: Rect, _ size: Size) {
        self.area = area
        raster = DotRaster(size)
        styles = Array(repeating: .standard, count: raster.size.width * raster.size.height)
    }

    /// A line between the middles of two cells.
    mutating func add(from start: Point, to end: Point, _ style: Style, _ pattern: Pattern) {
        let from = Point(start.x * 2, start.y * 4 + 2)
        let (dx, dy) = ((end.x - start.x) * 2, (end.y - start.y) * 4)
        let count = max(abs(dx), abs(dy))
        let dots = Rect(x: area.x * 2, y: area.y * 4, width: area.width * 2, height: area.height * 4)
        guard let steps = Clipping.steps(from: from, dx: dx, dy: dy, count: count, within: dots) else {
            return
        }
        let (across, down) = (Double(dx) / Double(max(1, count)), Double(dy) / Double(max(1, count)))
        for step in steps where pattern.draws(step) {
            let x = from.x + Int((across * Double(step)).rounded())
            let y = from.y + Int((down * Double(step)).rounded())
            guard x >= 0, y >= 0, x < raster.dotWidth, y < raster.dotHeight else { continue }
            raster.set(x, y)
            styles[(y / 4) * raster.size.width + x / 2] = style
        }
    }

    func draw(on canvas: inout Canvas) {
        for y in 0..<raster.size.height {
            for x in 0..<raster.size.width {
                guard let character = raster.character(x, y) else { continue }
                canvas.put(x, y, character, styles[y * raster.size.width + x])
            }
        }
    }
}

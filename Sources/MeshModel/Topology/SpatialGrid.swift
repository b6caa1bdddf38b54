/// Finds points within a radius without looking at all of them: the plane is cut into square cells as wide as
/// the radius, so that only nine cells can hold a neighbour.
struct SpatialGrid {
    private let radius: Double
    private let columns: Int
    private let rows: Int
    private let cellSide: Double
    /// Points by cell: those of cell `c` are `order[starts[c] ..< starts[c + 1]]`, ascending.
    private var starts: [Int]
    private var order: [Int]
    private let points: [Position]

    /// Indexes `points`, which lie in the square from (0, 0) to (`side`, `side`).
    ///
    /// - Complexity: O(*n*) in time and memory, whatever the radius.
    init(points: [Position], side: Double, radius: Double) {
        self.points = points
        self.radius = radius
        // Cells narrower than this would be more numerous than the points that they hold.
        let narrowest = side / Double(points.count + 1).squareRoot()
        cellSide = max(radius, narrowest)
        columns = max(1, Int(side / cellSide) + 1)
        rows = columns
        starts = Array(repeating: 0, count: columns * rows + 1)
        order = Array(repeating: 0, count: points.count)
        for point in points { starts[cell(of: point) + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var next = starts
        for (index, point) in points.enumerated() {
            let home = cell(of: point)
            order[next[home]] = index
            next[home] += 1
        }
    }

    /// The pairs of `points`, wherever they lie, that are at most `radius` apart; the lower index comes first.
    static func pairs(of points: [Position], within radius: Double) -> [(Int, Int)] {
        let left = points.map(\.x).min() ?? 0
        let top = points.map(\.y).min() ?? 0
        let moved = points.map { Position(x: $0.x - left, y: $0.y - top) }
        let side = max(moved.map(\.x).max() ?? 0, moved.map(\.y).max() ?? 0)
        let grid = SpatialGrid(points: moved, side: side, radius: radius)
        var pairs: [(Int, Int)] = []
        for index in points.indices {
            grid.forEachNeighbour(of: index) { if $0 > index { pairs.append((index, $0)) } }
        }
        return pairs
    }

    /// Calls `body` with every point within the radius of point `index`, except itself.
    func forEachNeighbour(of index: Int, _ body: (Int) -> Void) {
        let centre = points[index]
        let column = clamped(centre.x)
        let row = clamped(centre.y)
        for y in max(0, row - 1)...min(rows - 1, row + 1) {
            for x in max(0, column - 1)...min(columns - 1, column + 1) {
                let home = y * columns + x
                for candidate in order[starts[home]..<starts[home + 1]] where candidate != index {
                    if points[candidate].squaredDistance(to: centre) <= radius * radius { body(candidate) }
                }
            }
        }
    }

    private func cell(of point: Position) -> Int { clamped(point.y) * columns + clamped(point.x) }

    private func clamped(_ coordinate: Double) -> Int {
        min(max(Int(coordinate / cellSide), 0), columns - 1)
    }
}

extension Position {
    func squaredDistance(to other: Position) -> Double {
        (x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)
    }
}

/// Counts the senders within a radius of a place, in bounded time however many they are.
///
/// The plane is cut into cells of a quarter of the radius, so that 81 of them hold all senders within it. In a cell with
/// few senders each is looked at. All senders of a fuller cell count as if they stood in the middle of them: that is exact
/// but for the cells that the circle's edge crosses.
struct SenderGrid {
    private struct Cell {
        let row: Int
        let column: Int
        /// Where its senders stand in `places`.
        var range: Range<Int>
        var middle: Position
    }

    private static let cellsPerRadius = 4
    /// Of a cell with more senders than these none is looked at by itself.
    static let fewest = 8
    /// Cells farther out than this are one: any position must have a cell, and no radio reaches that far.
    private static let farthest = 0x1p40

    private let radius: Double
    private let side: Double
    /// Those with senders, ascending by row and column.
    private var cells: [Cell] = []
    /// The senders, cell by cell.
    private var places: [Position] = []

    /// - Parameter radius: in metres; 0 counts nobody but those at the place itself.
    init(_ senders: [Position], radius: Double) {
        self.radius = radius
        side = max(radius, .leastNormalMagnitude) / Double(Self.cellsPerRadius)
        let homes = senders.map { (row: number(of: $0.y), column: number(of: $0.x)) }
        // By number where two share a cell: the order of a sum is fixed.
        let order = senders.indices.sorted {
            (homes[$0].row, homes[$0].column, $0) < (homes[$1].row, homes[$1].column, $1)
        }
        places = order.map { senders[$0] }
        for (place, index) in order.enumerated() {
            let home = homes[index]
            if let last = cells.last, (last.row, last.column) == home {
                cells[cells.count - 1].range = last.range.lowerBound..<place + 1
            } else {
                cells.append(
                    Cell(
                        row: home.row, column: home.column, range: place..<place + 1, middle: senders[index]))
            }
        }
        for index in cells.indices { cells[index].middle = middle(of: cells[index].range) }
    }

    /// How many senders stand within the radius of `place`.
    func count(around place: Position) -> Int {
        let row = number(of: place.y)
        let column = number(of: place.x)
        let reach = Self.cellsPerRadius
        var count = 0
        for y in row - reach...row + reach {
            var index = cells.partitioningIndex { ($0.row, $0.column) >= (y, column - reach) }
            while index < cells.count, cells[index].row == y, cells[index].column <= column + reach {
                count += self.count(of: cells[index], around: place)
                index += 1
            }
        }
        return count
    }

    private func count(of cell: Cell, around place: Position) -> Int {
        if cell.range.count > Self.fewest {
            return cell.middle.squaredDistance(to: place) <= radius * radius ? cell.range.count : 0
        }
        return places[cell.range].count { $0.squaredDistance(to: place) <= radius * radius }
    }

    private func middle(of range: Range<Int>) -> Position {
        let count = Double(range.count)
        return Position(
            x: places[range].reduce(0) { $0 + $1.x } / count, y: places[range].reduce(0) { $0 + $1.y } / count
        )
    }

    private func number(of coordinate: Double) -> Int {
        Int(min(max((coordinate / side).rounded(.down), -Self.farthest), Self.farthest))
    }
}

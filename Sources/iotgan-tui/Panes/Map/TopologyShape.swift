import GANCore
import MeshModel

/// The shape in which a topology's links do not cross, as far as that can be, and which fills a map that is about twice as
/// wide as high.
struct TopologyShape: Sendable {
    let topology: Topology
    /// Nodes at tick 0.
    let count: Int

    /// More nodes than this are too close on one circle.
    static let circleLimit = 24
    /// More nodes than this have no room for their figures in one row.
    static let rowLimit = 4

    /// Where a node stands; nil where the topology has no shape, or the node is not of it.
    func place(_ number: Int) -> MapPlace? {
        guard number < count else { return nil }
        return switch topology {
        case .ring, .full:
            count > Self.circleLimit ? closedSnake(number) : MapPlace.onCircle(number, of: count)
        case .line: snake(number)
        case .star: star(number)
        case .grid: grid(number)
        case .randomGeometric: nil
        }
    }

    /// Row by row, there and back; fewer columns than the map's shape asks for, because cards are wide.
    private func snake(_ number: Int) -> MapPlace {
        let rows = count > Self.rowLimit ? max(2, Int((0.75 * Double(count)).squareRoot().rounded())) : 1
        let columns = (count + rows - 1) / rows
        let (row, column) = (number / columns, number % columns)
        return MapPlace(
            Self.share(row % 2 == 0 ? column : columns - 1 - column, of: columns),
            Self.share(row, of: (count + columns - 1) / columns))
    }

    /// Row by row, there and back in all columns but the first, which leads home: from there to the last row takes an even
    /// number of rows. Nodes are evenly spaced on that way.
    private func closedSnake(_ number: Int) -> MapPlace {
        let rows = 2 * max(1, Int((Double(count) / 8).squareRoot().rounded()))
        let columns = max(2, count / rows)
        let length = rows * columns
        let way = Double(number * length) / Double(count)
        let step = Int(way)
        let (from, to) = (
            Self.corner(step, rows, columns), Self.corner((step + 1) % length, rows, columns)
        )
        let share = way - Double(step)
        return MapPlace(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y))
    }

    private static func corner(_ step: Int, _ rows: Int, _ columns: Int) -> MapPlace {
        let wide = columns - 1
        guard step < rows * wide else {
            return MapPlace(0, share(rows - 1 - (step - rows * wide), of: rows))
        }
        let (row, column) = (step / wide, step % wide)
        return MapPlace(
            share(1 + (row % 2 == 0 ? column : wide - 1 - column), of: columns), share(row, of: rows))
    }

    /// The hub in the middle; its many leaves on circles within each other, every one in a direction of its own.
    private func star(_ number: Int) -> MapPlace {
        guard number > 0 else { return .middle }
        let leaves = count - 1
        let circles = min(3, (leaves + Self.circleLimit - 1) / Self.circleLimit)
        let radius = 0.5 * (1 - 0.25 * Double((number - 1) % circles))
        return MapPlace.onCircle(number - 1, of: leaves, radius: radius)
    }

    private func grid(_ number: Int) -> MapPlace {
        let columns = Int(Double(count).squareRoot().rounded(.up))
        return MapPlace(
            Self.share(number % columns, of: columns),
            Self.share(number / columns, of: (count + columns - 1) / columns))
    }

    private static func share(_ number: Int, of count: Int) -> Double {
        count > 1 ? Double(number) / Double(count - 1) : 0.5
    }
}

extension MapPlace {
    /// One of `count` places on a circle, clockwise from the top, as a clock counts.
    static func onCircle(
        _ number: Int, of count: Int, around centre: MapPlace = .middle, radius: Double = 0.5
    ) -> MapPlace {
        let point = UnitCircle.point(turns: Float(number) / Float(max(1, count)))
        return MapPlace(centre.x + radius * Double(point.y), centre.y - radius * Double(point.x))
    }
}

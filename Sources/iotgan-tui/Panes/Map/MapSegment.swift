/// A straight link.
struct MapSegment: Hashable, Sendable {
    var start: MapPlace
    var end: MapPlace

    /// Whether it meets another one, in their middles or where one ends on the other.
    func meets(_ other: MapSegment) -> Bool {
        guard min(start.x, end.x) <= max(other.start.x, other.end.x),
            max(start.x, end.x) >= min(other.start.x, other.end.x),
            min(start.y, end.y) <= max(other.start.y, other.end.y),
            max(start.y, end.y) >= min(other.start.y, other.end.y)
        else { return false }
        return side(other.start) * side(other.end) <= 0 && other.side(start) * other.side(end) <= 0
    }

    /// Above 0 on one side of the line, below 0 on the other; nearly 0 is 0.
    private func side(_ place: MapPlace) -> Double {
        let area = (end.x - start.x) * (place.y - start.y) - (end.y - start.y) * (place.x - start.x)
        return abs(area) < 1e-9 ? 0 : area
    }

    /// How far a place is from the nearest point of it, in heights of the map, which is about twice as wide.
    func distance(to place: MapPlace) -> Double {
        let (dx, dy) = (2 * (end.x - start.x), end.y - start.y)
        let (x, y) = (2 * (place.x - start.x), place.y - start.y)
        let length = dx * dx + dy * dy
        let share = length > 0 ? min(1, max(0, (x * dx + y * dy) / length)) : 0
        let (aside, below) = (x - share * dx, y - share * dy)
        return (aside * aside + below * below).squareRoot()
    }

    var length: Double { MapSegment(start: start, end: start).distance(to: end) }
}

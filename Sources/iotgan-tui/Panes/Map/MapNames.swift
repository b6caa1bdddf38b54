import MeshModel

/// Which nodes' numbers are written, and where, so that no number runs into another mark or number.
///
/// Where only marks fit, numbers that would collide are left out; the preferred nodes have theirs in any case.
struct MapNames: Sendable {
    struct Name: Hashable, Sendable {
        var point: Point
        var text: String
    }

    private(set) var names: [NodeID: Name] = [:]
    /// Several nodes that share one cell, by the cell; numbers of nodes.
    private(set) var shared: [Point: [Int]] = [:]
    /// The first of the preferred nodes in each such cell, which is drawn instead of the count.
    private(set) var leaders: [Point: NodeID] = [:]

    /// What lies on a cell already.
    private enum Content: UInt8 {
        case free, name, mark, preferredMark, preferredName
    }
    private var contents: [Content] = []
    private let area: Rect

    /// - Parameter preferred: the nodes whose numbers must be readable, the most important first.
    init(_ geometry: MapGeometry, preferring preferred: [NodeID] = []) {
        area = geometry.area
        guard geometry.detail >= .mark else { return }
        guard geometry.detail == .mark else {
            for place in geometry.places where place.isInside {
                let row = geometry.detail == .picture ? place.card.maxY - 2 : place.card.y
                names[place.id] = Name(point: Point(place.card.x + 1, row), text: place.id.description)
            }
            return
        }
        contents = Array(repeating: .free, count: area.width * area.height)
        for (number, place) in geometry.places.enumerated() where place.isInside {
            shared[Point(place.card.x, place.card.y), default: []].append(number)
            mark(Point(place.card.x, place.card.y), .mark)
        }
        shared = shared.filter { $0.value.count > 1 }
        let first = preferred.compactMap { geometry.place($0) }.filter(\.isInside)
        for place in first {
            let cell = Point(place.card.x, place.card.y)
            mark(cell, .preferredMark)
            if shared[cell] != nil, leaders[cell] == nil { leaders[cell] = place.id }
        }
        for place in first { name(place, isPreferred: true) }
        for place in geometry.places where place.isInside && names[place.id] == nil {
            if shared[Point(place.card.x, place.card.y)] == nil { name(place, isPreferred: false) }
        }
    }

    private mutating func name(_ place: MapGeometry.Place, isPreferred: Bool) {
        let mark = Point(place.card.x, place.card.y)
        let others = leaders[mark] == place.id ? (shared[mark]?.count ?? 1) - 1 : 0
        let text = place.id.description + (others > 0 ? "+\(others)" : "")
        let right = Point(mark.x + 1, mark.y)
        let left = Point(mark.x - text.count, mark.y)
        if fits(right, text, blankAt: right.x + text.count, over: .free) {
            write(text, of: place.id, at: right, .name)
        } else if fits(left, text, blankAt: left.x - 1, over: .free) {
            write(text, of: place.id, at: left, .name)
        } else if isPreferred {
            let rows = [right, left, Point(mark.x, mark.y + 1), Point(mark.x, mark.y - 1)]
            let point = rows.first { fits($0, text, blankAt: nil, over: .mark) } ?? right
            write(text, of: place.id, at: point, .preferredName)
        }
    }

    private func fits(_ point: Point, _ text: String, blankAt blank: Int?, over worst: Content) -> Bool {
        guard point.x >= area.x, point.x + text.count <= area.maxX, point.y >= area.y, point.y < area.maxY
        else { return false }
        let isFree = (0..<text.count).allSatisfy {
            content(Point(point.x + $0, point.y)).rawValue <= worst.rawValue
        }
        return isFree && blank.map { content(Point($0, point.y)) == .free } ?? true
    }

    private mutating func write(_ text: String, of id: NodeID, at point: Point, _ content: Content) {
        names[id] = Name(point: point, text: text)
        for offset in 0..<text.count { mark(Point(point.x + offset, point.y), content) }
    }

    private func content(_ point: Point) -> Content {
        area.contains(point) ? contents[(point.y - area.y) * area.width + point.x - area.x] : .free
    }

    private mutating func mark(_ point: Point, _ content: Content) {
        guard area.contains(point) else { return }
        contents[(point.y - area.y) * area.width + point.x - area.x] = content
    }
}

/// The cells of the straight way from one node's card to another's, as far as they are on the map.
struct MapWay: Sendable {
    private let start: Point
    private let dx: Int
    private let dy: Int
    /// Steps from the middle of one card to the middle of the other.
    private let count: Int
    /// The first and the last step that no card covers.
    private let first: Int
    private let last: Int
    /// The first and the last of those that are on the map.
    private let visible: ClosedRange<Int>?

    init(from start: MapGeometry.Place, to end: MapGeometry.Place, within area: Rect) {
        let (from, to) = (start.centre, end.centre)
        self.start = from
        (dx, dy) = (to.x - from.x, to.y - from.y)
        count = max(abs(dx), abs(dy))
        var first = 0
        var last = count
        while first <= last, start.card.contains(Self.cell(from, dx, dy, count, first)) { first += 1 }
        while last >= first, end.card.contains(Self.cell(from, dx, dy, count, last)) { last -= 1 }
        (self.first, self.last) = (first, last)
        let clipped = Clipping.steps(from: from, dx: dx, dy: dy, count: count, within: area)
        let low = max(first, clipped?.lowerBound ?? 1)
        let high = min(last, clipped?.upperBound ?? 0)
        visible = low <= high ? low...high : nil
    }

    /// What of it is on the map, in order.
    var cells: [Point] { visible.map { $0.map(cell) } ?? [] }

    /// The middle between the cards, or what is nearest to it on the map.
    var middle: Point? {
        visible.map { cell(min(max($0.lowerBound, (first + last + 1) / 2), $0.upperBound)) }
    }

    /// How far it leads, in cells.
    var length: Int { max(0, last - first + 1) }

    /// Cells are twice as high as wide.
    var isSteep: Bool { 2 * abs(dy) > abs(dx) }

    /// Along the way, in units that are as high as wide, y downward.
    var direction: (dx: Double, dy: Double) { (Double(dx), Double(2 * dy)) }

    /// The cells behind a share of the way, and the cell that it ends in; nil where that is not on the map.
    func covered(_ progress: Double) -> (trail: [Point], head: Point?) {
        guard let visible else { return ([], nil) }
        let share = progress.isFinite ? min(1, max(0, progress)) : 0
        let head = first + Int((share * Double(last - first)).rounded())
        let trail =
            visible.lowerBound < head
            ? (visible.lowerBound..<min(head, visible.upperBound + 1)).map(cell) : []
        return (trail, visible.contains(head) ? cell(head) : nil)
    }

    private func cell(_ step: Int) -> Point { Self.cell(start, dx, dy, count, step) }

    private static func cell(_ start: Point, _ dx: Int, _ dy: Int, _ count: Int, _ step: Int) -> Point {
        guard count > 0 else { return start }
        let share = Double(count)
        return Point(
            start.x + Int((Double(dx * step) / share).rounded()),
            start.y + Int((Double(dy * step) / share).rounded()))
    }
}

extension Rect {
    /// The cell in its middle, the upper left one of several.
    var middle: Point { Point(x + width / 2, y + (height - 1) / 2) }
}

/// Cuts lines at the edges of a rectangle (Liang and Barsky 1984), so that what is drawn of a line costs what is seen of
/// it, however far it leads.
enum Clipping {
    /// The steps of a line of `count` steps that are in `area`; nil where none is.
    static func steps(from start: Point, dx: Int, dy: Int, count: Int, within area: Rect) -> ClosedRange<Int>?
    {
        guard !area.isEmpty else { return nil }
        guard count > 0 else { return area.contains(start) ? 0...0 : nil }
        var low = 0.0
        var high = Double(count)
        func clip(_ start: Int, _ change: Int, _ least: Int, _ most: Int) {
            guard change != 0 else {
                if start < least || start > most { high = -1 }
                return
            }
            // Half a cell more on either side: steps are rounded to cells.
            let perStep = Double(change) / Double(count)
            let one = (Double(least - start) - 0.5) / perStep
            let other = (Double(most - start) + 0.5) / perStep
            low = max(low, min(one, other))
            high = min(high, max(one, other))
        }
        clip(start.x, dx, area.x, area.maxX - 1)
        clip(start.y, dy, area.y, area.maxY - 1)
        let (first, last) = (low.rounded(.up), high.rounded(.down))
        return first <= last ? Int(first)...Int(last) : nil
    }
}

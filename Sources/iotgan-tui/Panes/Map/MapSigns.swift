/// Arrows on cells of their own: one that would hide another goes beside it, at the same height of its way if it can, and
/// never more than a cell before or behind it.
struct MapSigns {
    private struct Sign {
        var point: Point
        var character: Unicode.Scalar
        var ink: Ink
    }

    private var arrows: [Sign] = []
    private var marks: [Sign] = []
    private var taken: Set<Point> = []
    private let geometry: MapGeometry

    init(_ geometry: MapGeometry) { self.geometry = geometry }

    /// Cells along a way, and aside of it; farther away nobody would see which link an arrow is on.
    private static let steps: [Point] = (-2...2).flatMap { aside in (-1...1).map { Point($0, aside) } }
        .sorted { (3 * abs($0.x) + abs($0.y), -$0.y, $0.x) < (3 * abs($1.x) + abs($1.y), -$1.y, $1.x) }

    /// - Parameters:
    ///   - mark: what stands behind the arrow, or else right beside it.
    ///   - lane: how far aside of the way it belongs.
    mutating func add(
        _ arrow: Unicode.Scalar, with mark: Unicode.Scalar?, at head: Point, behind tail: Point?,
        isSteep: Bool, lane: Int, _ ink: Ink
    ) {
        func moved(_ point: Point, _ along: Int, _ aside: Int) -> Point {
            isSteep ? Point(point.x + aside, point.y + along) : Point(point.x + along, point.y + aside)
        }
        let wanted = moved(head, 0, lane)
        let point = Self.steps.lazy.map { moved(wanted, $0.x, $0.y) }.first(where: isFree) ?? wanted
        arrows.append(Sign(point: point, character: arrow, ink: ink))
        taken.insert(point)
        guard let mark else { return }
        let behind = tail.map { Point(point.x + $0.x - head.x, point.y + $0.y - head.y) }
        let places = (behind.map { [$0] } ?? []) + Self.steps.map { moved(point, $0.x, $0.y) }
        guard let free = places.first(where: isFree) else { return }
        marks.append(Sign(point: free, character: mark, ink: .bad))
        taken.insert(free)
    }

    /// On the map, under no card and on no other sign.
    private func isFree(_ point: Point) -> Bool {
        geometry.area.contains(point) && !taken.contains(point)
            && !geometry.places.contains { $0.isInside && $0.card.contains(point) }
    }

    /// Arrows are over the marks.
    func draw(on canvas: inout Canvas) {
        for sign in marks + arrows {
            canvas.put(sign.point.x, sign.point.y, sign.character, Style(sign.ink, .bold))
        }
    }
}

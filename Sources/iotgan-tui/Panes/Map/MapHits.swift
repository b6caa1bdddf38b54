import MeshModel

// What is under the mouse.
extension MapGeometry {
    /// The node whose card is at a cell, or right beside it. Where several share the cell, the one after `selected`.
    func node(at point: Point, after selected: NodeID? = nil) -> NodeID? {
        if detail == .density { return node(inBinAt: point, after: selected) }
        // Marks may stand on the room that another one has for its number.
        let marks = detail == .mark ? places.filter { $0.isInside && $0.centre == point } : []
        let hits = marks.isEmpty ? places.filter { $0.isInside && $0.card.contains(point) } : marks
        if !hits.isEmpty { return next(of: hits.map(\.id), after: selected) }
        return places.last { place in
            let card = place.card
            return place.isInside
                && Rect(x: card.x - 1, y: card.y, width: card.width + 2, height: card.height).contains(point)
        }?.id
    }

    /// The cluster at a cell, if it is more than one node.
    func cluster(at point: Point) -> MapCluster? {
        clusters.first { $0.members.count > 1 && $0.card.contains(point) }
    }

    private func node(inBinAt point: Point, after selected: NodeID?) -> NodeID? {
        let bin = MapDensity.binSize(self)
        func isSame(_ place: Place) -> Bool {
            place.isInside && (place.card.x - area.x) / bin.width == (point.x - area.x) / bin.width
                && (place.card.y - area.y) / bin.height == (point.y - area.y) / bin.height
        }
        return next(of: places.filter(isSame).map(\.id), after: selected)
    }

    private func next(of ids: [NodeID], after selected: NodeID?) -> NodeID? {
        guard let selected, let index = ids.firstIndex(of: selected) else { return ids.first }
        return ids[(index + 1) % ids.count]
    }

    /// The link that passes within a cell of a place.
    func link(near point: Point, of links: [MeshSnapshot.Link]) -> LinkID? {
        guard detail >= .mark else { return nil }
        var best: (id: LinkID, distance: Int)?
        for link in links {
            for cell in way(from: link.id.low, to: link.id.high)?.cells ?? [] {
                let distance = abs(cell.x - point.x) + abs(cell.y - point.y)
                if distance <= 1, distance < best?.distance ?? 2 { best = (link.id, distance) }
            }
        }
        return best?.id
    }

    /// The links whose lines cross the line between two cells.
    func links(crossing start: Point, _ end: Point, of links: [MeshSnapshot.Link]) -> [LinkID] {
        links.map(\.id).filter { link in
            guard let low = place(link.low)?.centre, let high = place(link.high)?.centre else { return false }
            // On both sides of each other's line. A line that only touches an end leaves the link alone.
            return side(of: low, start, end) * side(of: high, start, end) < 0
                && side(of: start, low, high) * side(of: end, low, high) <= 0
        }
    }

    /// 1 to the left of the line, -1 to its right, 0 on it.
    private func side(of point: Point, _ start: Point, _ end: Point) -> Int {
        ((end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x)).signum()
    }

    /// Where a node stands in metres after it has been dragged by so many cells.
    func position(movedBy dx: Int, _ dy: Int, from position: Position) -> Position {
        let metres = metresPerCell
        // Down on the screen is towards smaller y.
        return Position(
            x: (position.x + Double(dx) * metres.x).toCentimetre,
            y: (position.y - Double(dy) * metres.y).toCentimetre)
    }
}

extension Double {
    /// A hand is no finer than that, and the journal reads better.
    fileprivate var toCentimetre: Double { (self * 100).rounded() / 100 }
}

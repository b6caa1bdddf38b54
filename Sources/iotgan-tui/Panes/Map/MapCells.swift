import MeshModel

/// Puts what is drawn of each node on the cells of a map.
struct MapCells: Sendable {
    let ids: [NodeID]
    /// Where the nodes lie in the pane, as shares of it.
    let shown: [MapPlace]
    let area: Rect

    /// So few cards may all stand aside.
    private static let movedLimit = 8

    /// A card at each place, or a little beside it where another one stands; nil where that does not do, or where so many
    /// stand aside that nobody would recognise the mesh.
    func cards(_ size: Size) -> [MapGeometry.Place]? {
        guard size.width <= area.width, size.height <= area.height else { return nil }
        var inside: [Rect] = []
        var movedCount = 0
        var places: [MapGeometry.Place] = []
        places.reserveCapacity(ids.count)
        for index in ids.indices {
            var frame = frame(index, size)
            if shown[index].isOnMap {
                guard let free = CardNudge.free(frame, beside: inside, within: area) else { return nil }
                movedCount += free == frame ? 0 : 1
                guard movedCount <= max(Self.movedLimit, ids.count / 3) else { return nil }
                frame = free
                inside.append(frame)
            }
            places.append(place(index, frame, frame.middle))
        }
        return places
    }

    /// A mark at each place, with room for a number to its right.
    ///
    /// - Parameter isEachAlone: marks that would share a cell stand beside each other, as long as there are free cells near.
    func marks(digits: Int, isEachAlone: Bool = false) -> [MapGeometry.Place] {
        let size = Size(1 + digits, 1)
        let cells = Rect(x: area.x, y: area.y, width: area.width - digits, height: area.height)
        var taken: Set<Point> = []
        return ids.indices.map { index in
            let frame = frame(index, size)
            var mark = Point(frame.x, frame.y)
            if isEachAlone, shown[index].isOnMap {
                mark = MarkNudge.free(mark, beside: taken, within: cells)
                taken.insert(mark)
            }
            return place(
                index, Rect(x: mark.x, y: mark.y, width: size.width, height: size.height), mark)
        }
    }

    /// The sign of each node's cluster; who is not on the map has a cell beyond its edge.
    func places(_ clusters: [MapCluster]) -> [MapGeometry.Place] {
        var places = marks(digits: 0)
        for cluster in clusters {
            for member in cluster.members {
                (places[member].card, places[member].centre) = (cluster.card, cluster.card.middle)
            }
        }
        return places
    }

    /// Where something of a size stands so that all of it is in the area if its place is.
    func frame(_ index: Int, _ size: Size) -> Rect {
        let room = Size(max(0, area.width - size.width), max(0, area.height - size.height))
        return Rect(
            x: area.x + Int((shown[index].x * Double(room.width)).rounded()),
            y: area.y + Int((shown[index].y * Double(room.height)).rounded()),
            width: size.width, height: size.height)
    }

    private func place(_ index: Int, _ card: Rect, _ centre: Point) -> MapGeometry.Place {
        MapGeometry.Place(id: ids[index], card: card, centre: centre, isInside: shown[index].isOnMap)
    }
}

/// Moves a mark aside where another one stands, so that every node is seen.
private enum MarkNudge {
    /// The ways to move, the nearest first; cells are twice as high as wide.
    private static let moves: [Point] = (-2...2).flatMap { y in (-4...4).map { Point($0, y) } }
        .sorted { (abs($0.x) + 2 * abs($0.y), $0.y, $0.x) < (abs($1.x) + 2 * abs($1.y), $1.y, $1.x) }

    static func free(_ mark: Point, beside taken: Set<Point>, within area: Rect) -> Point {
        guard taken.contains(mark) else { return mark }
        return moves.lazy.map { Point(mark.x + $0.x, mark.y + $0.y) }
            .first { area.contains($0) && !taken.contains($0) } ?? mark
    }
}

import GANCore
import MeshModel

/// Where nodes and links lie on a map of a given size.
struct MapGeometry: Sendable {
    /// How much of a node the map shows; each level adds to the one before.
    enum Detail: Int, Sendable, CaseIterable {
        case mark, battery, classes, picture
    }

    struct Place: Hashable, Sendable {
        var id: NodeID
        /// What is drawn for the node.
        var card: Rect
        var centre: Point { Point(card.x + card.width / 2, card.y + (card.height - 1) / 2) }
    }

    /// Above it cards are not compared pair by pair, and only marks are drawn.
    private static let cardLimit = 96
    /// Cells of a mark: the sign of the state and the number.
    static let batteryCells = 4

    let detail: Detail
    /// In the order of the snapshot's nodes.
    let places: [Place]

    /// - Parameters:
    ///   - area: where on the screen (or on a canvas) the map lies.
    ///   - pictureSide: the pixels of a picture, if there are pictures that may be drawn.
    init(_ snapshot: MeshSnapshot, area: Rect, pictureSide: Int? = nil) {
        let extent = MapExtent(snapshot.nodes)
        let relative = snapshot.nodes.map { extent.relative($0.position) }
        let ids = snapshot.nodes.map(\.id)
        let digits = ids.map { $0.description.count }.max() ?? 1
        let classCount = snapshot.nodes.first?.knowledge.count ?? 0
        for detail in Detail.allCases.reversed() {
            guard let card = MapGeometry.cardSize(detail, digits, classCount, pictureSide) else { continue }
            guard let places = MapGeometry.arrange(ids, relative, card, area, isLast: detail == .mark) else {
                continue
            }
            self.detail = detail
            self.places = places
            return
        }
        detail = .mark
        places = []
    }

    /// The map as it is drawn, and clicked on, in a layout: with the nodes' pictures, unless the gallery has them.
    ///
    /// There is room for the pictures before they are drawn, so that nodes stay where they are.
    init(_ snapshot: MeshSnapshot, area: Rect, on layout: Layout) {
        let hasGallery = layout.slots.contains { $0.pane == .gallery }
        self.init(snapshot, area: area, pictureSide: hasGallery ? nil : snapshot.scenario.gan.imageSide)
    }

    private static func cardSize(_ detail: Detail, _ digits: Int, _ classCount: Int, _ pictureSide: Int?)
        -> Size?
    {
        let battery = 1 + digits + 1 + batteryCells
        let classes = Size(max(battery, classCount), 2)
        return switch detail {
        case .mark: Size(1 + digits, 1)
        case .battery: Size(battery, 1)
        case .classes: classCount > 0 && classCount <= 24 ? classes : nil
        case .picture:
            pictureSide.map { Size(max(classes.width, $0), classes.height + ($0 + 1) / 2) }
        }
    }

    /// Puts a card at each place; nil where cards would touch.
    private static func arrange(
        _ ids: [NodeID], _ relative: [(x: Double, y: Double)], _ card: Size, _ area: Rect, isLast: Bool
    ) -> [Place]? {
        let room = Size(area.width - card.width, area.height - card.height)
        guard isLast || (room.width >= 0 && room.height >= 0 && ids.count <= cardLimit) else { return nil }
        var places: [Place] = []
        for (id, place) in zip(ids, relative) {
            let x = area.x + Int((place.x * Double(max(0, room.width))).rounded())
            let y = area.y + Int((place.y * Double(max(0, room.height))).rounded())
            let frame = Rect(x: x, y: y, width: card.width, height: card.height)
            if !isLast {
                let spaced = Rect(x: x - 2, y: y - 1, width: card.width + 4, height: card.height + 2)
                if places.contains(where: { $0.card.intersects(spaced) }) { return nil }
            }
            places.append(Place(id: id, card: frame))
        }
        return places
    }

    /// The nodes whose number can be read: where marks stand close, a number that would run into another mark or
    /// number is left out. The `preferred` node is among them in any case.
    func namedNodes(preferring preferred: NodeID?) -> Set<NodeID> {
        guard detail == .mark else { return Set(places.map(\.id)) }
        let marks = Set(places.map { Point($0.card.x, $0.card.y) })
        var taken: Set<Point> = []
        var named: Set<NodeID> = []
        let first = places.filter { $0.id == preferred }
        for place in first + places where !named.contains(place.id) {
            // The number, and a blank on either side of mark and number.
            let digits = (1...place.id.description.count).map { Point(place.card.x + $0, place.card.y) }
            let room = digits + [Point(digits.last!.x + 1, place.card.y)]
            let isFree = room.allSatisfy { !marks.contains($0) && !taken.contains($0) }
            guard isFree || place.id == preferred else { continue }
            taken.formUnion(room)
            named.insert(place.id)
        }
        return named
    }

    func place(_ id: NodeID) -> Place? { places.first { $0.id == id } }

    /// The cells of the straight way from one node to another, without those under their cards.
    func way(from: NodeID, to: NodeID) -> [Point] {
        guard let start = place(from), let end = place(to) else { return [] }
        return DotRaster.points(from: start.centre, to: end.centre).filter {
            !start.card.contains($0) && !end.card.contains($0)
        }
    }

    /// The node whose card is at a cell, or right beside it.
    func node(at point: Point) -> NodeID? {
        if let hit = places.last(where: { $0.card.contains(point) }) { return hit.id }
        return places.last { place in
            let card = place.card
            return Rect(x: card.x - 1, y: card.y, width: card.width + 2, height: card.height).contains(point)
        }?.id
    }

    /// The link that passes within a cell of a place.
    func link(near point: Point, of links: [MeshSnapshot.Link]) -> LinkID? {
        var best: (id: LinkID, distance: Int)?
        for link in links {
            for cell in way(from: link.id.low, to: link.id.high) {
                let distance = abs(cell.x - point.x) + abs(cell.y - point.y)
                if distance <= 1, distance < best?.distance ?? 2 { best = (link.id, distance) }
            }
        }
        return best?.id
    }
}

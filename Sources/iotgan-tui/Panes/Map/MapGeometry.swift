import GANCore
import MeshModel

/// Where nodes and links lie on a map of a given size.
struct MapGeometry: Sendable {
    /// How much of a node the map shows; each level adds to the one before.
    enum Detail: Int, Sendable, CaseIterable, Comparable {
        /// Nodes are too many to be told apart: how many are where is all.
        case density
        /// Nodes near each other share a sign, see ``MapCluster``.
        case cluster
        case mark, battery, classes, accuracy, picture

        static func < (left: Detail, right: Detail) -> Bool { left.rawValue < right.rawValue }
    }

    struct Place: Hashable, Sendable {
        var id: NodeID
        /// What is drawn for the node.
        var card: Rect
        /// Where links end: the mark, or the middle of a larger card.
        var centre: Point
        /// Whether the node is in the part of the map that is looked at.
        var isInside: Bool
    }

    /// Above it cards are not compared pair by pair, and only marks are drawn.
    private static let cardLimit = 96
    /// More nodes than this are a crowd, however large the map.
    private static let crowd = 512
    /// A mark with its number, and a way to the next one.
    private static let cellsPerMark = 5
    static let batteryCells = 4
    /// `.87` or `1.0`
    static let accuracyCells = 3

    let detail: Detail
    /// In the order of the snapshot's nodes.
    let places: [Place]
    /// The signs that nodes share, if they do.
    let clusters: [MapCluster]
    /// Where marks may be; below it, a density map has its legend.
    let area: Rect
    let layout: MapLayout
    /// What lies in the middle of the area.
    let centre: MapPlace
    let factor: Double
    private let index: [NodeID: Int]

    /// - Parameters:
    ///   - area: where on the screen (or on a canvas) the map lies.
    ///   - view: which part of the map is looked at.
    ///   - pictureSide: the pixels of a picture, if there are pictures that may be drawn.
    init(
        _ snapshot: MeshSnapshot, area: Rect, view: MapView = MapView(), selected: NodeID? = nil,
        pictureSide: Int? = nil
    ) {
        let layout = MapLayout(snapshot, view.arrangement)
        let index = snapshot.indexByID
        let centre = view.centre(selected: selected.flatMap { index[$0] }.map { layout.places[$0] })
        (self.layout, self.index, self.centre, factor) = (layout, index, centre, view.factor)
        let ids = snapshot.nodes.map(\.id)
        let shown = layout.places.map { $0.zoomed(around: centre, by: view.factor) }
        let count = shown.count { $0.isOnMap }
        let digits = ids.map { $0.description.count }.max() ?? 1
        let classCount = snapshot.nodes.first?.knowledge.count ?? 0
        let cells = MapCells(ids: ids, shown: shown, area: area)
        clusters =
            count * Self.cellsPerMark > area.width * area.height
            ? MapCluster.clusters(cells, selected: selected) : []
        guard count <= Self.crowd, MapCluster.fit(count, area) || clusters.isEmpty else {
            detail = .density
            let hasLegend = area.height > MapDensity.leastHeight
            self.area = Rect(
                x: area.x, y: area.y, width: area.width, height: area.height - (hasLegend ? 1 : 0))
            places = MapCells(ids: ids, shown: shown, area: self.area).marks(digits: 0)
            return
        }
        self.area = area
        guard clusters.isEmpty else {
            detail = .cluster
            places = cells.places(clusters)
            return
        }
        for detail in Detail.allCases.reversed() where detail > .mark && count <= Self.cardLimit {
            guard let card = Self.cardSize(detail, digits, classCount, pictureSide),
                let places = cells.cards(card)
            else { continue }
            self.detail = detail
            self.places = places
            return
        }
        detail = .mark
        places = cells.marks(digits: digits, isEachAlone: count <= Self.cardLimit)
    }

    /// The map as it is drawn, and clicked on: with the nodes' pictures, unless the gallery has them.
    ///
    /// There is room for the pictures before they are drawn, so that nodes stay where they are.
    init(_ snapshot: MeshSnapshot, area: Rect, _ state: DashboardState) {
        let layout = state.layout(expanded: state.isExpanded ? .map : nil)
        let hasGallery = layout.slots.contains { $0.pane == .gallery }
        self.init(
            snapshot, area: area, view: state.map, selected: state.selectedNode,
            pictureSide: hasGallery ? nil : snapshot.scenario.gan.imageSide)
    }

    private static func cardSize(_ detail: Detail, _ digits: Int, _ classCount: Int, _ pictureSide: Int?)
        -> Size?
    {
        let battery = 1 + digits + 1 + batteryCells
        let hasClasses = classCount > 0 && classCount <= 24
        let classes = Size(max(battery, classCount), 2)
        let accuracy = Size(max(battery + accuracyCells + 1, classCount), 2)
        return switch detail {
        case .density, .cluster, .mark: nil
        case .battery: Size(battery, 1)
        case .classes: hasClasses ? classes : nil
        case .accuracy: hasClasses ? accuracy : nil
        case .picture:
            pictureSide.map { Size(max(accuracy.width, $0), accuracy.height + ($0 + 1) / 2) }
        }
    }

    func place(_ id: NodeID) -> Place? { index[id].map { places[$0] } }

    /// The number of a node among the snapshot's nodes.
    func number(of id: NodeID) -> Int? { index[id] }

    /// The straight way from one node to another, without what is under their cards.
    func way(from: NodeID, to: NodeID) -> MapWay? {
        guard let start = place(from), let end = place(to) else { return nil }
        return MapWay(from: start, to: end, within: area)
    }

    /// The cells over which a card may move.
    private var room: Size {
        let card = places.first?.card.size ?? Size(1, 1)
        return Size(max(0, area.width - card.width), max(0, area.height - card.height))
    }

    /// Metres from a cell to the next, across and down. An axis along which the nodes do not differ is as the other one,
    /// with cells twice as high as wide.
    var metresPerCell: (x: Double, y: Double) {
        let x = room.width > 0 ? layout.extent.width / (Double(room.width) * factor) : 0
        let y = room.height > 0 ? layout.extent.height / (Double(room.height) * factor) : 0
        if x <= 0 && y <= 0 { return (1, 2) }
        return (x > 0 ? x : y / 2, y > 0 ? y : x * 2)
    }

    /// A cell as a share of the area, from its upper left corner.
    func share(of point: Point) -> MapPlace {
        MapPlace(
            Double(point.x - area.x) / Double(max(1, area.width - 1)),
            Double(point.y - area.y) / Double(max(1, area.height - 1)))
    }
}

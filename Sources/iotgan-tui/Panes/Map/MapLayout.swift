import MeshModel

/// Where each node stands on the whole map: at its position, or where its links cross as few others as possible.
struct MapLayout: Sendable {
    enum Arrangement: Hashable, Sendable {
        /// Where nodes stand in metres; two at one place step aside.
        case positions
        /// By links alone, see ``LinkLayout``.
        case links
    }

    let arrangement: Arrangement
    let extent: MapExtent
    /// In the order of the nodes.
    let places: [MapPlace]

    /// - Parameter wish: nil for what shows the mesh best.
    init(_ snapshot: MeshSnapshot, _ wish: Arrangement? = nil) {
        extent = MapExtent(snapshot.nodes)
        arrangement = wish ?? Self.best(for: snapshot, extent)
        places =
            arrangement == .positions ? Self.positions(snapshot.nodes, extent) : LinkLayout.places(snapshot)
    }

    /// Positions are the truth where links follow range, or nodes move. Of the other topologies they draw small circles and
    /// grids without a crossing too; lines, and circles of many nodes, leave most of the map empty.
    private static func best(for snapshot: MeshSnapshot, _ extent: MapExtent) -> Arrangement {
        let scenario = snapshot.scenario
        if snapshot.nodes.count > 1, extent.width == 0, extent.height == 0 { return .links }
        guard scenario.mobility == .still else { return .positions }
        return switch scenario.topology {
        case .randomGeometric, .grid: .positions
        case .line: scenario.nodeCount > TopologyShape.rowLimit ? .links : .positions
        case .ring, .star, .full: scenario.nodeCount > TopologyShape.circleLimit ? .links : .positions
        }
    }

    /// Positions nearer than this share of the map are one place.
    private static let grain = 1e-4

    private static func positions(_ nodes: [MeshSnapshot.Node], _ extent: MapExtent) -> [MapPlace] {
        var places = nodes.map { node -> MapPlace in
            let place = extent.relative(node.position)
            return MapPlace(place.x, place.y)
        }
        for group in coincident(places) { spread(group, &places) }
        return places
    }

    /// The nodes that stand at one place with others, place by place.
    private static func coincident(_ places: [MapPlace]) -> [[Int]] {
        var first: [MapPlace: Int] = [:]
        first.reserveCapacity(places.count)
        var groups: [Int: [Int]] = [:]
        for (index, place) in places.enumerated() {
            let grained = MapPlace((place.x / grain).rounded(), (place.y / grain).rounded())
            if let other = first[grained] {
                groups[other, default: [other]].append(index)
            } else {
                first[grained] = index
            }
        }
        return groups.sorted { $0.key < $1.key }.map(\.value)
    }

    /// On a small circle around the place that they share, in the order of their numbers.
    private static func spread(_ group: [Int], _ places: inout [MapPlace]) {
        let centre = places[group[0]]
        for (number, index) in group.enumerated() {
            let place = MapPlace.onCircle(number, of: group.count, around: centre, radius: 0.08)
            places[index] = MapPlace(min(max(0, place.x), 1), min(max(0, place.y), 1))
        }
    }
}

import GANCore
import MeshModel

/// Where each node stands on the whole map: at its position, unless another one stands there too.
struct MapLayout: Sendable {
    let extent: MapExtent
    /// In the order of the nodes.
    let places: [MapPlace]

    /// Positions nearer than this share of the map are one place.
    private static let grain = 1e-4

    init(_ nodes: [MeshSnapshot.Node]) {
        let extent = MapExtent(nodes)
        self.extent = extent
        var places = nodes.map { node -> MapPlace in
            let place = extent.relative(node.position)
            return MapPlace(place.x, place.y)
        }
        for group in Self.coincident(places) { Self.spread(group, &places) }
        self.places = places
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

    /// On a circle in the order of their numbers, so that a ring does not cross itself: as wide as the map where no
    /// position tells anything, and small around the place that they share otherwise.
    private static func spread(_ group: [Int], _ places: inout [MapPlace]) {
        let isEverybody = group.count == places.count
        let radius = isEverybody ? 0.5 : 0.08
        let centre = places[group[0]]
        for (number, index) in group.enumerated() {
            let point = UnitCircle.point(turns: Float(number) / Float(group.count))
            // Clockwise from the top, as a clock counts.
            places[index] = MapPlace(
                min(max(0, centre.x + radius * Double(point.y)), 1),
                min(max(0, centre.y - radius * Double(point.x)), 1))
        }
    }
}

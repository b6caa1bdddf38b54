import MeshModel

/// Finds places for nodes that came later, one after another: where links cross the fewest others, then where there is most
/// air around them.
struct LateArrivals {
    /// nil for whom there is no place yet.
    private var places: [MapPlace?]
    /// Those whose ends both have places, by these.
    private var lines: [(low: Int, high: Int, segment: MapSegment)] = []

    /// The places of all nodes, some of which have one already.
    static func places(_ known: [MapPlace?], _ links: [(Int, Int)]) -> [MapPlace] {
        var arrivals = LateArrivals(places: known)
        let late = known.indices.filter { known[$0] == nil }
        guard !late.isEmpty else { return known.compactMap { $0 } }
        var neighbours = Array(repeating: [Int](), count: known.count)
        for (low, high) in links {
            neighbours[low].append(high)
            neighbours[high].append(low)
            arrivals.connect(low, high)
        }
        let isMany = late.count * links.count > workLimit
        for node in late { arrivals.settle(node, neighbours[node], isMany: isMany) }
        return arrivals.places.map { $0 ?? .middle }
    }

    /// Newcomers times links, which take 0.7 ms: above it every newcomer stands beside its neighbours, whatever it crosses. A map of so many
    /// nodes shows no single link.
    private static let workLimit = 1_536

    private mutating func connect(_ one: Int, _ other: Int) {
        guard let start = places[one], let end = places[other] else { return }
        lines.append((one, other, MapSegment(start: start, end: end)))
    }

    private mutating func settle(_ node: Int, _ neighbours: [Int], isMany: Bool) {
        let ends = neighbours.filter { places[$0] != nil }
        let spots = Self.spots(around: ends.compactMap { places[$0] })
        if isMany {
            places[node] = spots[node % spots.count]
        } else {
            var best: (place: MapPlace, cost: Double)?
            for spot in spots {
                let cost = cost(of: spot, ends, below: best?.cost ?? .infinity)
                if cost < best?.cost ?? .infinity { best = (spot, cost) }
            }
            places[node] = best?.place ?? .middle
        }
        for end in ends { connect(node, end) }
    }

    /// Two circles around the middle of the neighbours, and a lattice over the whole map.
    private static func spots(around ends: [MapPlace]) -> [MapPlace] {
        let sum = ends.reduce(MapPlace(0, 0)) { MapPlace($0.x + $1.x, $0.y + $1.y) }
        let middle =
            ends.isEmpty ? .middle : MapPlace(sum.x / Double(ends.count), sum.y / Double(ends.count))
        let near = [0.1, 0.2].flatMap { radius in
            (0..<8).map { MapPlace.onCircle($0, of: 8, around: middle, radius: radius) }
        }
        let lattice = (0...6).flatMap { row in
            (0...8).map { MapPlace(Double($0) / 8, Double(row) / 6) }
        }
        return near.filter(\.isOnMap) + lattice
    }

    /// A crossing, or a mark under a link, costs more than any way; marks and links too near cost as much as a long way.
    private func cost(of spot: MapPlace, _ ends: [Int], below limit: Double) -> Double {
        let own = ends.compactMap { end in
            places[end].map { (end: end, segment: MapSegment(start: spot, end: $0)) }
        }
        var cost = own.reduce(0) { $0 + $1.segment.length }
        let air = 0.25
        for (node, place) in places.enumerated() {
            guard cost < limit else { return cost }
            guard let place else { continue }
            let away = MapSegment(start: spot, end: spot).distance(to: place)
            cost += away < air ? 8 * (air - away) : 0
            for link in own where link.end != node && link.segment.distance(to: place) < 0.04 { cost += 10 }
        }
        for line in lines {
            guard cost < limit else { return cost }
            let away = line.segment.distance(to: spot)
            cost += away < air / 2 ? 8 * (air / 2 - away) : 0
            for link in own where link.end != line.low && link.end != line.high {
                cost += link.segment.meets(line.segment) ? 10 : 0
            }
        }
        return cost
    }
}

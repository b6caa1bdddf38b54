import MeshModel

/// Lays out a graph so that nodes are as far apart as they are hops (stress majorisation: Gansner, Koren, North 2004), a
/// fixed number of rounds from a circle.
enum StressLayout {
    /// The work grows with the square of the nodes; more of them stay on the circle.
    static let nodeLimit = 64
    private static let rounds = 24

    static func places(count: Int, _ links: [(Int, Int)]) -> [MapPlace] {
        guard (3...nodeLimit).contains(count) else {
            return (0..<count).map { MapPlace.onCircle($0, of: count) }
        }
        var neighbours = Array(repeating: [Int](), count: count)
        for (low, high) in links {
            neighbours[low].append(high)
            neighbours[high].append(low)
        }
        let circle = circle(neighbours)
        let hops = hops(neighbours)
        var (xs, ys) = (circle.map(\.x), circle.map(\.y))
        for _ in 0..<rounds {
            for node in 0..<count { pull(node, hops, count, &xs, &ys) }
        }
        let (left, top) = (xs.min() ?? 0, ys.min() ?? 0)
        let (width, height) = ((xs.max() ?? 0) - left, (ys.max() ?? 0) - top)
        return zip(xs, ys).map { x, y in
            MapPlace(width > 0 ? (x - left) / width : 0.5, height > 0 ? (y - top) / height : 0.5)
        }
    }

    /// In depth-first order, in which no link of a tree crosses another one.
    private static func circle(_ neighbours: [[Int]]) -> [MapPlace] {
        var places = Array(repeating: MapPlace?.none, count: neighbours.count)
        var isWaiting = Array(neighbours.indices.reversed())
        var number = 0
        while let node = isWaiting.popLast() {
            guard places[node] == nil else { continue }
            places[node] = MapPlace.onCircle(number, of: neighbours.count)
            number += 1
            isWaiting += neighbours[node].reversed()
        }
        return places.map { $0 ?? .middle }
    }

    /// Moves a node to where all others want it: each at its distance, in the direction where it is now; the nearer one is,
    /// the more it counts.
    private static func pull(
        _ node: Int, _ hops: [Double], _ count: Int, _ xs: inout [Double], _ ys: inout [Double]
    ) {
        var (x, y, weights) = (0.0, 0.0, 0.0)
        for other in 0..<count where other != node {
            let wanted = hops[node * count + other]
            let (dx, dy) = (xs[node] - xs[other], ys[node] - ys[other])
            let distance = (dx * dx + dy * dy).squareRoot()
            let stretch = distance > 0 ? wanted / distance : 0
            let weight = 1 / (wanted * wanted)
            x += weight * (xs[other] + stretch * dx)
            y += weight * (ys[other] + stretch * dy)
            weights += weight
        }
        (xs[node], ys[node]) = (x / weights, y / weights)
    }

    /// Hops from every node to every other, row by row; between parts that no link joins, one more than the most.
    private static func hops(_ neighbours: [[Int]]) -> [Double] {
        let count = neighbours.count
        var hops = Array(repeating: 0.0, count: count * count)
        for start in 0..<count {
            var frontier = [start]
            var distance = 0.0
            while !frontier.isEmpty {
                distance += 1
                var next: [Int] = []
                for node in frontier {
                    for other in neighbours[node] where other != start && hops[start * count + other] == 0 {
                        hops[start * count + other] = distance
                        next.append(other)
                    }
                }
                frontier = next
            }
        }
        let apart = (hops.max() ?? 0) + 1
        return hops.map { $0 > 0 ? $0 : apart }
    }
}

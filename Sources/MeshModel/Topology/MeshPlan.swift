import GANCore

/// Where the nodes of a new mesh stand and which of them are linked.
struct MeshPlan: Sendable, Equatable {
    /// By node number, in metres.
    var positions: [Position]
    /// Ascending, without duplicates.
    var links: [LinkID]

    /// Within this distance the nodes of a random geometric graph are linked, in metres; nil for the others.
    var linkRadius: Double?

    /// Metres between neighbours of the regular topologies, and the side of a node's share of a random square, before
    /// the plan is stretched.
    static let spacingMetres = 10.0

    /// Lays out `count` nodes, numbered from 0, whose neighbours are `spacing` metres apart.
    init(_ topology: Topology, count: Int, seed: UInt64, spacing: Double = spacingMetres) {
        self.init(unstretched: topology, count: count, seed: seed)
        let factor = spacing / Self.spacingMetres
        positions = positions.map { Position(x: $0.x * factor, y: $0.y * factor) }
        linkRadius = linkRadius.map { $0 * factor }
    }

    private init(unstretched topology: Topology, count: Int, seed: UInt64) {
        switch topology {
        case .ring: self.init(positions: Self.circle(of: count), pairs: Self.ringPairs(count))
        case .line:
            self.init(
                positions: (0..<count).map { Position(x: Double($0) * Self.spacingMetres, y: 0) },
                pairs: Self.linePairs(count))
        case .star: self = Self.star(count)
        case .grid: self = Self.grid(count)
        case .full:
            let pairs = (0..<count).flatMap { low in (low + 1..<max(count, low + 1)).map { (low, $0) } }
            self.init(positions: Self.circle(of: count), pairs: pairs)
        case .randomGeometric(let radius):
            let planner = RandomGeometricPlanner(count: count, radius: radius, seed: seed)
            self = planner.plan()
            linkRadius = planner.radius
        }
    }

    /// The corners of the smallest upright rectangle around all nodes.
    var area: (low: Position, high: Position) {
        let x = positions.map(\.x)
        let y = positions.map(\.y)
        return (
            Position(x: x.min() ?? 0, y: y.min() ?? 0), Position(x: x.max() ?? 0, y: y.max() ?? 0)
        )
    }

    init(positions: [Position], pairs: [(Int, Int)]) {
        self.positions = positions
        links = pairs.map { LinkID(NodeID(UInt32($0)), NodeID(UInt32($1))) }.sorted()
    }

    private static func linePairs(_ count: Int) -> [(Int, Int)] {
        (1..<max(count, 1)).map { ($0 - 1, $0) }
    }

    private static func ringPairs(_ count: Int) -> [(Int, Int)] {
        linePairs(count) + (count > 2 ? [(0, count - 1)] : [])
    }

    /// A circle on which neighbours are one spacing apart.
    private static func circle(of count: Int) -> [Position] {
        guard count > 1 else { return [Position(x: 0, y: 0)] }
        let halfStep = UnitCircle.point(turns: 0.5 / Float(count))
        return circle(of: count, radius: spacingMetres / (2 * Double(halfStep.y)))
    }

    private static func circle(of count: Int, radius: Double) -> [Position] {
        (0..<count).map { number in
            let point = UnitCircle.point(turns: Float(number) / Float(count))
            return Position(x: radius * Double(point.x), y: radius * Double(point.y))
        }
    }

    private static func star(_ count: Int) -> MeshPlan {
        let leaves = count - 1
        let neighbouringLeaves = circle(of: max(leaves, 1))[0].x
        let radius = max(spacingMetres, neighbouringLeaves)
        return MeshPlan(
            positions: [Position(x: 0, y: 0)] + circle(of: leaves, radius: radius),
            pairs: (1..<max(count, 1)).map { (0, $0) })
    }

    private static func grid(_ count: Int) -> MeshPlan {
        let columns = Int(Double(count).squareRoot().rounded(.up))
        let pairs = (0..<count).flatMap { number in
            let right = (number + 1) % columns != 0 && number + 1 < count ? [(number, number + 1)] : []
            let below = number + columns < count ? [(number, number + columns)] : []
            return right + below
        }
        let positions = (0..<count).map {
            Position(x: Double($0 % columns) * spacingMetres, y: Double($0 / columns) * spacingMetres)
        }
        return MeshPlan(positions: positions, pairs: pairs)
    }
}

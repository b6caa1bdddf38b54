import GANCore

/// Lays out a random geometric graph (Gilbert 1961) that is connected by construction: nodes are strewn over a
/// square; whoever is not in the largest component moves to within the radius of someone who is.
struct RandomGeometricPlanner {
    let count: Int
    /// Metres.
    let side: Double
    /// Metres.
    let radius: Double
    private var stream: RandomStream

    /// - Parameter radius: a share of the square's side; 0 chooses the one whose discs hold
    ///   ``Topology/automaticDegree`` neighbours on average.
    init(count: Int, radius: Double, seed: UInt64) {
        self.count = count
        side = MeshPlan.spacingMetres * Double(count).squareRoot()
        let share =
            radius > 0 ? radius : (Topology.automaticDegree / (Double.pi * Double(count))).squareRoot()
        self.radius = share * side
        stream = RandomStream(seed: seed, purpose: .topology)
    }

    func plan() -> MeshPlan {
        var planner = self
        return planner.planned()
    }

    private mutating func planned() -> MeshPlan {
        var positions = (0..<count).map { _ in
            Position(x: Double(stream.uniform()) * side, y: Double(stream.uniform()) * side)
        }
        let isSettled = largestComponent(of: positions)
        var settled = positions.indices.filter { isSettled[$0] }
        for index in positions.indices where !isSettled[index] {
            positions[index] = place(near: positions[settled[stream.below(settled.count)]])
            settled.append(index)
        }
        var pairs: [(Int, Int)] = []
        let grid = SpatialGrid(points: positions, side: side, radius: radius)
        for index in positions.indices {
            grid.forEachNeighbour(of: index) { if $0 > index { pairs.append((index, $0)) } }
        }
        return MeshPlan(positions: positions, pairs: pairs)
    }

    /// A place inside the square, within nine tenths of the radius from `anchor` on either axis' circle.
    ///
    /// A quarter of the disc around a corner lies inside, so the loop ends after four draws on average at most.
    private mutating func place(near anchor: Position) -> Position {
        while true {
            let direction = UnitCircle.point(turns: stream.uniform())
            let distance = radius * (0.5 + 0.4 * Double(stream.uniform()))
            let place = Position(
                x: anchor.x + distance * Double(direction.x), y: anchor.y + distance * Double(direction.y))
            if 0...side ~= place.x && 0...side ~= place.y { return place }
        }
    }

    /// Marks the largest component (the one with the smallest node where several are as large).
    private func largestComponent(of positions: [Position]) -> [Bool] {
        let grid = SpatialGrid(points: positions, side: side, radius: radius)
        var component = Array(repeating: -1, count: count)
        var sizes: [Int] = []
        var frontier: [Int] = []
        for start in 0..<count where component[start] < 0 {
            let label = sizes.count
            component[start] = label
            frontier = [start]
            var size = 0
            while let index = frontier.popLast() {
                size += 1
                grid.forEachNeighbour(of: index) { other in
                    if component[other] < 0 {
                        component[other] = label
                        frontier.append(other)
                    }
                }
            }
            sizes.append(size)
        }
        let largest = sizes.indices.max { sizes[$0] < sizes[$1] || (sizes[$0] == sizes[$1] && $0 > $1) }
        return component.map { $0 == largest }
    }
}

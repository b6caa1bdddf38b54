import Testing

@testable import MeshModel

@Suite struct MeshPlanTests {
    static let counts = [1, 2, 3, 8, 9, 10, 25]

    @Test(arguments: counts) func `a ring has as many links as nodes and a degree of two`(count: Int) {
        let plan = MeshPlan(.ring, count: count, seed: 1)
        #expect(plan.links.count == (count > 2 ? count : count - 1))
        if count > 2 { #expect(degrees(plan) == Array(repeating: 2, count: count)) }
    }

    @Test(arguments: counts) func `a line has one link less than nodes`(count: Int) {
        let plan = MeshPlan(.line, count: count, seed: 1)
        #expect(plan.links.count == count - 1)
        #expect(degrees(plan).max() == (count == 1 ? 0 : count == 2 ? 1 : 2))
    }

    @Test(arguments: counts) func `a star has its hub at node 0`(count: Int) {
        let plan = MeshPlan(.star, count: count, seed: 1)
        #expect(degrees(plan) == [count - 1] + Array(repeating: 1, count: count - 1))
    }

    @Test(arguments: [1, 2, 3, 5]) func `a square grid has 2 k (k - 1) links`(side: Int) {
        let plan = MeshPlan(.grid, count: side * side, seed: 1)
        #expect(plan.links.count == 2 * side * (side - 1))
    }

    @Test func `a grid whose last row is short stays connected`() {
        // Three columns: rows 0 1 2, 3 4 5, 6 7.
        let plan = MeshPlan(.grid, count: 8, seed: 1)
        #expect(
            plan.links.map(\.description)
                == ["0-1", "0-3", "1-2", "1-4", "2-5", "3-4", "3-6", "4-5", "4-7", "6-7"])
    }

    @Test(arguments: counts) func `a full mesh links every pair`(count: Int) {
        #expect(MeshPlan(.full, count: count, seed: 1).links.count == count * (count - 1) / 2)
    }

    @Test(arguments: [Topology.ring, .line, .grid], [2, 3, 8, 100])
    func `linked neighbours of regular topologies are ten metres apart`(topology: Topology, count: Int) {
        let plan = MeshPlan(topology, count: count, seed: 1)
        for link in plan.links { #expect(abs(length(of: link, in: plan) - 10) < 1e-3) }
    }

    @Test(arguments: [(1, 0.0), (2, 0.1), (8, 0.3), (40, 0.0), (40, 0.05), (40, 1.5), (300, 0.0)])
    func `a random mesh is connected and links exactly those within its radius`(
        count: Int, radius: Double
    ) {
        for seed in UInt64(1)...5 {
            let plan = MeshPlan(.randomGeometric(radius: radius), count: count, seed: seed)
            #expect(isConnected(plan))
            let reach = RandomGeometricPlanner(count: count, radius: radius, seed: seed).radius
            var expected: [LinkID] = []
            for low in 0..<count {
                for high in low + 1..<max(count, low + 1) {
                    let link = LinkID(NodeID(UInt32(low)), NodeID(UInt32(high)))
                    if length(of: link, in: plan) <= reach { expected.append(link) }
                }
            }
            #expect(plan.links == expected)
        }
    }

    @Test func `a random mesh depends on the seed alone`() {
        let topology = Topology.randomGeometric(radius: 0)
        #expect(MeshPlan(topology, count: 50, seed: 7) == MeshPlan(topology, count: 50, seed: 7))
        #expect(MeshPlan(topology, count: 50, seed: 7) != MeshPlan(topology, count: 50, seed: 8))
    }

    @Test func `a random mesh of a thousand nodes has about the degree that was aimed at`() {
        let plan = MeshPlan(.randomGeometric(radius: 0), count: 1000, seed: 1)
        // Six, less what is missing at the rim: discs of radius 0.044 lose about 4 %.
        let mean = 2 * Double(plan.links.count) / 1000
        #expect(5.2...6.5 ~= mean)
    }

    private func degrees(_ plan: MeshPlan) -> [Int] {
        var degrees = plan.positions.map { _ in 0 }
        for link in plan.links {
            degrees[Int(link.low.number)] += 1
            degrees[Int(link.high.number)] += 1
        }
        return degrees
    }

    private func length(of link: LinkID, in plan: MeshPlan) -> Double {
        plan.positions[Int(link.low.number)]
            .squaredDistance(to: plan.positions[Int(link.high.number)]).squareRoot()
    }

    private func isConnected(_ plan: MeshPlan) -> Bool {
        var reached = plan.positions.map { _ in false }
        reached[0] = true
        for _ in plan.positions {
            for link in plan.links where reached[Int(link.low.number)] != reached[Int(link.high.number)] {
                reached[Int(link.low.number)] = true
                reached[Int(link.high.number)] = true
            }
        }
        return reached.allSatisfy { $0 }
    }
}

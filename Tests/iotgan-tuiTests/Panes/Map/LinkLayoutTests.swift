import MeshModel
import Testing

@testable import iotgan_tui

struct LinkLayoutTests {
    /// A mesh whose nodes all stand at one place: only links tell where to draw them.
    private func mesh(_ topology: Topology, _ count: Int, _ pairs: [(Int, Int)]) -> MeshSnapshot {
        var snapshot = DemoMesh.ring(tick: 1, nodeCount: 1)
        (snapshot.scenario.topology, snapshot.scenario.nodeCount) = (topology, count)
        let nodeCount = max(count, (pairs.flatMap { [$0.0, $0.1] }.max() ?? 0) + 1)
        let template = snapshot.nodes[0]
        snapshot.nodes = (0..<nodeCount).map { number in
            var node = template
            node.id = NodeID(UInt32(number))
            return node
        }
        snapshot.links = pairs.map {
            MeshSnapshot.Link(id: LinkID(NodeID(UInt32($0.0)), NodeID(UInt32($0.1))))
        }
        return snapshot
    }

    /// Pairs of links without a common end that meet.
    private func crossings(_ snapshot: MeshSnapshot) -> Int {
        let places = MapLayout(snapshot, .links).places
        let links = snapshot.links.map(\.id)
        let lines = links.map {
            MapSegment(start: places[Int($0.low.number)], end: places[Int($0.high.number)])
        }
        return links.indices.reduce(0) { sum, one in
            sum
                + links.indices[..<one].count { other in
                    links[one].otherEnd(from: links[other].low) == nil
                        && links[one].otherEnd(from: links[other].high) == nil
                        && lines[one].meets(lines[other])
                }
        }
    }

    private func ring(_ count: Int) -> [(Int, Int)] { line(count) + (count > 2 ? [(0, count - 1)] : []) }
    private func line(_ count: Int) -> [(Int, Int)] { (1..<max(1, count)).map { ($0 - 1, $0) } }
    private func star(_ count: Int) -> [(Int, Int)] { (1..<max(1, count)).map { (0, $0) } }
    private func tree(_ count: Int) -> [(Int, Int)] { (1..<max(1, count)).map { (($0 - 1) / 2, $0) } }
    private func grid(_ count: Int) -> [(Int, Int)] {
        let columns = Int(Double(count).squareRoot().rounded(.up))
        var pairs: [(Int, Int)] = []
        for number in 0..<count {
            if (number + 1) % columns != 0, number + 1 < count { pairs.append((number, number + 1)) }
            if number + columns < count { pairs.append((number, number + columns)) }
        }
        return pairs
    }

    @Test(arguments: [3, 5, 8, 12, 17, 24, 25, 31, 40, 64, 100, 256])
    func `Rings, lines, stars and grids are drawn without a crossing`(_ count: Int) {
        #expect(crossings(mesh(.ring, count, ring(count))) == 0)
        #expect(crossings(mesh(.line, count, line(count))) == 0)
        #expect(crossings(mesh(.star, count, star(count))) == 0)
        #expect(crossings(mesh(.grid, count, grid(count))) == 0)
    }

    @Test(arguments: [4, 7, 15, 31])
    func `Trees are drawn without a crossing, grown or not`(_ count: Int) {
        #expect(crossings(mesh(.randomGeometric(radius: 0), count, tree(count))) == 0)
        #expect(crossings(mesh(.line, 1, tree(count))) == 0, "each node but one came later")
    }

    @Test
    func `No two nodes share a place, and every place is on the map`() {
        for count in [1, 2, 3, 9, 24, 25, 64, 200] {
            for (topology, pairs) in [
                (Topology.ring, ring(count)), (.line, line(count)), (.star, star(count)),
                (.grid, grid(count)), (.randomGeometric(radius: 0), tree(count)),
            ] {
                let places = MapLayout(mesh(topology, count, pairs), .links).places
                #expect(Set(places).count == count, "\(topology) of \(count)")
                #expect(places.allSatisfy { $0.isOnMap })
            }
        }
    }

    @Test
    func `A node that arrives moves nobody, and crosses no link if it need not`() {
        for (topology, pairs) in [(Topology.ring, ring(12)), (.line, line(12)), (.grid, grid(12))] {
            let founders = mesh(topology, 12, pairs)
            let before = MapLayout(founders, .links).places
            var grown = pairs
            for newcomer in 12..<15 {
                grown += [(newcomer - 12, newcomer), (newcomer - 11, newcomer)]
                let snapshot = mesh(topology, 12, grown)
                let places = MapLayout(snapshot, .links).places
                #expect(Array(places.prefix(12)) == before)
                #expect(places == MapLayout(snapshot, .links).places)
                #expect(crossings(snapshot) == 0, "\(topology) with node \(newcomer)")
            }
        }
    }

    @Test
    func `A node that leaves moves none of the others`() {
        var snapshot = mesh(.line, 12, line(12))
        let before = MapLayout(snapshot, .links).places
        snapshot.nodes.remove(at: 4)
        snapshot.links.removeAll { $0.id.otherEnd(from: NodeID(4)) != nil }
        var others = before
        others.remove(at: 4)
        #expect(MapLayout(snapshot, .links).places == others)
    }

    @Test
    func `Where links follow range, and where positions draw well, nodes stand where they are`() {
        var snapshot = DemoMesh.ring()
        #expect(MapLayout(snapshot).arrangement == .positions)
        snapshot.scenario.topology = .line
        #expect(MapLayout(snapshot).arrangement == .links)
        snapshot.scenario.mobility = .waypoint(metresPerSecond: 1, pauseSeconds: 0)
        #expect(MapLayout(snapshot).arrangement == .positions)
        #expect(MapLayout(DemoMesh.scattered(64)).arrangement == .positions)
        #expect(MapLayout(DemoMesh.ring(nodeCount: 64)).arrangement == .links)
    }

    @Test
    func `The command layout shows the other arrangement, and then no drag moves a node`() throws {
        let view = DemoMesh.view(DemoMesh.ring())
        var state = DashboardState(size: Size(120, 40))
        state.isExpanded = true
        state.follow(view)
        let action = try CommandRegistry.action(for: "layout", state, view)
        _ = state.update(action, view)
        #expect(state.map.arrangement == .links)
        let geometry = MapGeometry(try #require(view.snapshot), area: Rect(Size(118, 36)), state)
        let start = try #require(geometry.place(NodeID(2))).centre
        let slot = try #require(Layout(size: state.size, expanded: .map).slots.first).frame.inner
        let from = Point(start.x + slot.x, start.y + slot.y)
        _ = state.update(.click(from), view)
        #expect(state.update(.drag(from: from, to: Point(from.x - 20, from.y - 4)), view) == [])
        #expect(state.message?.contains(":layout") == true)
        _ = state.update(action, view)
        #expect(state.map.arrangement == .positions)
    }
}

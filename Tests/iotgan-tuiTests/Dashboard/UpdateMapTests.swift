import MeshModel
import Testing

@testable import iotgan_tui

struct UpdateMapTests {
    private let view = DemoMesh.view(DemoMesh.ring())

    private func start() -> DashboardState {
        var state = DashboardState(size: Size(120, 40))
        state.isExpanded = true
        state.follow(view)
        return state
    }

    /// As it comes from a terminal: the press first.
    private func drag(_ from: Point, _ to: Point, _ state: inout DashboardState) -> [Effect] {
        state.update(.click(from), view) + state.update(.drag(from: from, to: to), view)
    }

    private func geometry(_ state: DashboardState) throws -> MapGeometry {
        let slot = try #require(Layout(size: state.size, expanded: .map).slots.first)
        return MapGeometry(try #require(view.snapshot), area: slot.frame.inner, state)
    }

    private func place(_ node: UInt32, _ state: DashboardState) throws -> Point {
        let card = try #require(try geometry(state).place(NodeID(node))).card
        return Point(card.x + 1, card.maxY - 1)
    }

    @Test
    func `A drag from node to node links them, cuts their link, or restores it`() throws {
        var state = start()
        let nodes = try (0..<8).map { try place($0, state) }
        #expect(drag(nodes[0], nodes[4], &state) == [.intervene(.addLink(LinkID(NodeID(0), NodeID(4))))])
        #expect(drag(nodes[1], nodes[2], &state) == [.intervene(.cutLink(LinkID(NodeID(1), NodeID(2))))])
        #expect(state.message == "cuts link 1-2")
        #expect(drag(nodes[6], nodes[5], &state) == [.intervene(.restoreLink(LinkID(NodeID(5), NodeID(6))))])
        #expect(state.selectedNode == NodeID(6))
    }

    @Test
    func `A drag from a node to the ground moves it there, in metres`() throws {
        var state = start()
        let start = try place(2, state)
        let metres = try geometry(state).metresPerCell
        let effects = drag(start, Point(start.x - 10, start.y - 3), &state)
        guard case .intervene(.moveNode(let node, let position)) = try #require(effects.first) else {
            Issue.record("\(effects)")
            return
        }
        // Node 2 of the fixture stands at (20, 0).
        #expect(node == NodeID(2))
        #expect(abs(position.x - (20 - 10 * metres.x)) < 0.01 && abs(position.y - 3 * metres.y) < 0.01)
        // A move by the whole width is as many metres as the nodes are apart.
        let left = try #require(try geometry(state).place(NodeID(6))).card
        let right = try #require(try geometry(state).place(NodeID(2))).card
        #expect(abs(metres.x * Double(right.x - left.x) - 40) < 1e-9)
    }

    @Test
    func `A zoomed map moves nodes by fewer metres`() throws {
        var state = start()
        _ = state.update(.pane(.zoom(4)), view)
        let start = try place(0, state)
        let effects = drag(start, Point(start.x + 8, start.y), &state)
        let metres = try geometry(self.start()).metresPerCell
        guard case .intervene(.moveNode(NodeID(0), let position)) = try #require(effects.first) else {
            Issue.record("\(effects)")
            return
        }
        // Cards are larger there, and the map a little narrower for it.
        #expect(position.x > 0 && position.x < 8 * metres.x / 3)
        #expect(position.y == 20)
    }

    @Test
    func `A drag over the ground cuts every open link that the line crosses, and says how many`() throws {
        var state = start()
        let area = try geometry(state).area
        // From above the middle of link 1-2 to below that of 5-6, which is cut already.
        let low = try #require(try geometry(state).way(from: NodeID(0), to: NodeID(1))?.middle)
        let high = try #require(try geometry(state).way(from: NodeID(4), to: NodeID(5))?.middle)
        let effects = drag(Point(low.x, area.y), Point(high.x, area.maxY - 1), &state)
        #expect(
            Set(effects) == [
                .intervene(.cutLink(LinkID(NodeID(0), NodeID(1)))),
                .intervene(.cutLink(LinkID(NodeID(4), NodeID(5)))),
            ])
        #expect(state.message == "cuts 2 links across that line")
        #expect(drag(Point(area.x + 50, area.y + 18), Point(area.x + 60, area.y + 20), &state) == [])
        #expect(state.message == "no link crosses that line")
    }

    @Test
    func `A split may begin beside a link, which the press chooses`() throws {
        var state = start()
        let middle = try #require(try geometry(state).way(from: NodeID(2), to: NodeID(3))?.middle)
        let effects = drag(Point(middle.x + 1, middle.y), Point(middle.x - 8, middle.y - 1), &state)
        #expect(effects == [.intervene(.cutLink(LinkID(NodeID(2), NodeID(3))))])
        #expect(state.mode == .browsing)
    }

    @Test
    func `Outside the map a drag does nothing`() {
        var state = DashboardState(size: Size(120, 40))
        state.follow(view)
        #expect(drag(Point(100, 5), Point(110, 30), &state) == [])
        #expect(drag(Point(0, 0), Point(110, 39), &state) == [])
    }

    @Test
    func `Keys zoom, pan and follow; the selected node comes into view`() throws {
        var state = start()
        func press(_ text: String) {
            for key in text.unicodeScalars {
                if let action = Keymap().action(for: .character(key), state, view) {
                    _ = state.update(action, view)
                }
            }
        }
        press("++++")
        #expect(state.map.level == 4)
        #expect(try geometry(state).place(NodeID(0))?.isInside == true)
        #expect(try geometry(state).place(NodeID(4))?.isInside == false)
        press("nnnn")
        #expect(state.selectedNode == NodeID(4))
        #expect(try geometry(state).place(NodeID(4))?.isInside == true)
        let before = state.map.centre
        press("K")
        #expect(state.map.centre.y < before.y)
        press("a")
        #expect(state.map.isFollowing)
        press("0")
        #expect(state.map == MapView())
    }

    @Test
    func `The wheel zooms at the pointer, over the map only`() {
        var state = start()
        _ = state.update(.wheel(Point(100, 30), .up), view)
        #expect(state.map.level == 1)
        #expect(state.map.centre.x > 0.5 && state.map.centre.y > 0.5)
        _ = state.update(.wheel(Point(100, 30), .down), view)
        #expect(state.map == MapView())
    }

    @Test
    func `Of nodes on one cell, each click selects the next`() throws {
        let snapshot = DemoMesh.scattered(200)
        var state = DashboardState(size: Size(80, 24))
        state.isExpanded = true
        let view = DemoMesh.view(snapshot)
        let slot = try #require(Layout(size: state.size, expanded: .map).slots.first)
        let geometry = MapGeometry(snapshot, area: slot.frame.inner, state)
        let shared = MapNames(geometry).shared.sorted { $0.value[0] < $1.value[0] }
        let (cell, numbers) = try #require(shared.first { $0.value.count == 2 })
        var clicked: [NodeID?] = []
        for _ in 0..<3 {
            _ = state.update(.click(cell), view)
            clicked.append(state.selectedNode)
        }
        #expect(clicked == (numbers + [numbers[0]]).map { snapshot.nodes[$0].id })
    }
}

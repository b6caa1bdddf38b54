import MeshModel
import Testing

@testable import iotgan_tui

struct UpdateTablesTests {
    private let view = DemoMesh.comparable(DemoMesh.ring(nodeCount: 64))

    private func press(_ keys: [Key], _ state: inout DashboardState) {
        for key in keys {
            if let action = Keymap().action(for: key, state, view) { _ = state.update(action, view) }
        }
    }

    private func start() -> DashboardState {
        var state = DashboardState(size: Size(80, 24))
        state.follow(view)
        press([.character("7")], &state)
        return state
    }

    @Test
    func `7 opens the table, and escape gives the screen back to panes that are on it`() {
        var state = start()
        #expect(state.focus == .nodes && state.isExpanded)
        press([.escape], &state)
        #expect(state.focus == .map && !state.isExpanded)
        state = start()
        press([.character("e")], &state)
        #expect(state.focus == .map)
        state.size = Size(200, 60)
        press([.character("7")], &state)
        #expect(state.focus == .nodes && !state.isExpanded, "there is room for it")
        _ = state.update(.resize(Size(80, 24)), view)
        #expect(state.focus == .map)
    }

    @Test
    func `Arrows and pages go through the rows in their order`() {
        var state = start()
        press([.down, .down], &state)
        #expect(state.selectedNode == NodeID(2))
        press([.end], &state)
        #expect(state.selectedNode == NodeID(63))
        press([.up], &state)
        #expect(state.selectedNode == NodeID(62))
        press([.home, .pageDown], &state)
        // Twenty rows between the frame's edges, less the header and the mean.
        #expect(state.selectedNode == NodeID(18))
        press([.character("r"), .down], &state)
        #expect(state.selectedNode == NodeID(17), "the order is turned round")
    }

    @Test
    func `Enter inspects the row's node`() {
        var state = start()
        press([.down, .enter], &state)
        #expect(state.focus == .node && state.isExpanded && state.selectedNode == NodeID(1))
    }

    @Test
    func `The wheel moves what is seen, and the table comes back when it is asked to`() {
        var state = start()
        _ = state.update(.wheel(Point(10, 10), .down), view)
        #expect(state.selectedNode == NodeID(0))
        let ids = NodeTable(NodesPane.columns, state.nodes, view).ids
        #expect(state.nodes.scroll.firstRow(of: ids, room: 18, selected: NodeID(0)) == 3)
        press([.character("a")], &state)
        #expect(state.nodes.scroll.firstRow(of: ids, room: 18, selected: NodeID(0)) == 0)
    }

    @Test
    func `A click on a header sorts, a second one turns round, one on a row selects`() {
        var state = start()
        let covered = NodesPane.columns.firstIndex { $0.name(.unicode) == "covered" }
        // Frame, node 5, state 12, known 5, and the gaps.
        let header = Point(1 + 6 + 13 + 6 + 3, 2)
        _ = state.update(.click(header), view)
        #expect(state.nodes.column == covered && !state.nodes.isReversed)
        _ = state.update(.click(header), view)
        #expect(state.nodes.isReversed)
        _ = state.update(.click(Point(3, 5)), view)
        let ids = NodeTable(NodesPane.columns, state.nodes, view).ids
        #expect(state.selectedNode == ids[2])
    }

    @Test
    func `Every letter of a filter narrows the table at once`() {
        var state = start()
        press("/class=9".unicodeScalars.map { .character($0) }, &state)
        let rows = NodeTable(NodesPane.columns, state.nodes, view).rows
        #expect(!rows.isEmpty && rows.allSatisfy { $0.node.knowledge[9] != nil })
        press([.enter, .down], &state)
        #expect(state.selectedNode.map { id in rows.contains { $0.node.id == id } } == true)
    }
}

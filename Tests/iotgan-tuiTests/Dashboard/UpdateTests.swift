import MeshModel
import Testing

@testable import iotgan_tui

struct UpdateTests {
    /// Presses the keys one after the other and returns what came of them.
    private func press(
        _ keys: [Key], _ state: inout DashboardState, _ view: EngineView
    ) -> [Effect] {
        keys.flatMap { key in
            Keymap().action(for: key, state, view).map { state.update($0, view) } ?? []
        }
    }

    private func letters(_ text: String) -> [Key] { text.unicodeScalars.map { .character($0) } }

    private func start(_ view: EngineView) -> DashboardState {
        var state = DashboardState(size: Size(80, 24))
        state.follow(view)
        return state
    }

    private let running = DemoMesh.view(DemoMesh.ring())
    private let paused = DemoMesh.view(DemoMesh.ring(), phase: .paused)

    @Test
    func `Space pauses a running mesh and lets a paused one run`() {
        var state = start(running)
        #expect(press([.character(" ")], &state, running) == [.intervene(.pause)])
        #expect(press([.character(" ")], &state, paused) == [.intervene(.resume)])
    }

    @Test
    func `Who presses space twice before the engine has seen to it means twice`() {
        var state = start(running)
        #expect(
            press(letters("  "), &state, running) == [.intervene(.pause), .intervene(.resume)])
        #expect(
            press(letters(" . "), &state, running)
                == [.intervene(.pause), .intervene(.singleStep), .intervene(.resume)])
    }

    @Test
    func `A dot steps, and pauses first`() {
        var state = start(running)
        #expect(press(letters("."), &state, running) == [.intervene(.pause), .intervene(.singleStep)])
        #expect(press(letters("."), &state, paused) == [.intervene(.singleStep)])
    }

    @Test
    func `Nothing can be paused or injected before there is a mesh`() {
        let view = EngineView(
            phase: .preparing, snapshot: nil, metrics: nil, nodeStepsPerSecond: 0, threadCount: 1)
        var state = start(view)
        #expect(press(letters(" .ixchjkl"), &state, view) == [])
        #expect(state.message == nil || state.mode == .browsing)
    }

    @Test
    func `q and Ctrl-C quit from everywhere`() {
        for mode: DashboardState.Mode in [
            .browsing, .help(line: 3), .choosingLink(LinkID(NodeID(0), NodeID(1))),
            .confirming(.removal(NodeID(1))),
        ] {
            var state = start(running)
            state.mode = mode
            #expect(press(letters("q"), &state, running) == [.quit])
            #expect(press([.control("c")], &state, running) == [.quit])
        }
    }

    @Test
    func `While the screen is recorded, q asks first`() {
        var state = start(running)
        state.isRecording = true
        #expect(press(letters("q"), &state, running) == [])
        #expect(press(letters("n"), &state, running) == [] && state.mode == .browsing)
        #expect(press(letters("qy"), &state, running) == [.quit])
        #expect(press([.control("c"), .control("c")], &state, running) == [.quit])
    }

    @Test
    func `Arrows and hjkl go to the node that lies that way`() {
        // The ring of the fixture goes clockwise from node 0 at the top; node 2 is at the right.
        var state = start(running)
        #expect(state.selectedNode == NodeID(0))
        _ = press([.right], &state, running)
        #expect(state.selectedNode == NodeID(1))
        _ = press([.down, .character("j")], &state, running)
        #expect(state.selectedNode == NodeID(3))
        _ = press(letters("hh"), &state, running)
        #expect(state.selectedNode == NodeID(5))
        _ = press([.up, .character("k"), .up], &state, running)
        #expect(state.selectedNode == NodeID(0))
        _ = press([.up], &state, running)
        #expect(state.selectedNode == NodeID(0), "nothing lies above")
    }

    @Test
    func `n and p go through all nodes in the order of their numbers`() {
        var state = start(running)
        _ = press(letters("nnn"), &state, running)
        #expect(state.selectedNode == NodeID(3))
        _ = press(letters("pppp"), &state, running)
        #expect(state.selectedNode == NodeID(7))
    }

    @Test
    func `c chooses a link, arrows another, and c cuts or restores it`() {
        var state = start(running)
        state.selectedNode = NodeID(6)
        #expect(press(letters("c"), &state, running) == [])
        #expect(state.mode == .choosingLink(LinkID(NodeID(5), NodeID(6))))
        // The fixture has link 5-6 cut.
        #expect(
            press(letters("c"), &state, running) == [.intervene(.restoreLink(LinkID(NodeID(5), NodeID(6))))])
        #expect(state.mode == .browsing)
        let cut = press([.character("c"), .right, .enter], &state, running)
        #expect(cut == [.intervene(.cutLink(LinkID(NodeID(6), NodeID(7))))])
        _ = press(letters("c"), &state, running)
        #expect(state.mode == .choosingLink(LinkID(NodeID(6), NodeID(7))), "the last choice is offered first")
        #expect(press([.escape], &state, running) == [])
        #expect(state.mode == .browsing)
    }

    @Test
    func `x removes a node only after a yes`() {
        var state = start(running)
        #expect(press(letters("xn"), &state, running) == [])
        #expect(state.mode == .browsing)
        #expect(press(letters("x "), &state, running) == [.intervene(.pause)], "space is no answer")
        #expect(press(letters("y"), &state, running) == [.intervene(.removeNode(NodeID(0)))])
    }

    @Test
    func `i injects a node`() {
        var state = start(running)
        #expect(press(letters("i"), &state, running) == [.intervene(.injectNode())])
    }

    @Test
    func `Escape closes one level and never quits`() {
        var state = start(running)
        _ = press(letters("e?"), &state, running)
        #expect(state.isExpanded && state.mode == .help(line: 0))
        #expect(press([.escape], &state, running) == [])
        #expect(state.isExpanded && state.mode == .browsing)
        #expect(press([.escape, .escape, .escape], &state, running) == [])
        #expect(!state.isExpanded)
    }

    @Test
    func `Tab goes round the panes on the screen, digits go to one, enter inspects the node`() {
        var state = start(running)
        let small = Layout(size: state.size, expanded: nil).slots.map(\.pane)
        #expect(!small.contains(.gallery))
        _ = press(Array(repeating: .tab, count: small.count), &state, running)
        #expect(state.focus == .map)
        _ = press([.backTab], &state, running)
        #expect(state.focus == small.last)
        _ = press(letters("3"), &state, running)
        #expect(state.focus == .losses)
        _ = press([.character("1"), .enter], &state, running)
        #expect(state.focus == .node && state.isExpanded)
    }

    @Test
    func `A click selects the node, the link or the pane under it`() throws {
        let snapshot = DemoMesh.ring()
        var state = start(running)
        let map = try #require(Layout(size: state.size, expanded: nil).slots.first { $0.pane == .map })
        let geometry = MapGeometry(snapshot, area: map.frame.inner)
        let place = try #require(geometry.place(NodeID(4)))
        #expect(state.update(.click(Point(place.card.x, place.card.y)), running) == [])
        #expect(state.selectedNode == NodeID(4))
        let way = try #require(geometry.way(from: NodeID(2), to: NodeID(3))).cells
        _ = state.update(.click(way[way.count / 2]), running)
        #expect(state.mode == .choosingLink(LinkID(NodeID(2), NodeID(3))))
        #expect(state.selectedNode == NodeID(2))
        _ = state.update(.escape, running)
        _ = state.update(.click(Point(70, 20)), running)
        #expect(state.focus == .losses)
    }

    @Test
    func `A click on a map with pictures selects the node whose mark is there`() throws {
        let capabilities = Capabilities(colours: .palette256, isUTF8: true)
        var context = DemoMesh.context(running, size: Size(94, 54), capabilities: capabilities)
        context.state.isExpanded = true
        let screen = Screen.canvas(context)
        for node in try #require(running.snapshot).nodes {
            let mark = NodeMarks.mark(NodeState(node), context.glyphs)
            let number = try #require(node.id.description.unicodeScalars.first)
            let cells = (0..<screen.height).flatMap { y in (1..<screen.width - 2).map { Point($0, y) } }
            let place = try #require(
                cells.first {
                    screen[$0.x, $0.y].character == mark && screen[$0.x + 1, $0.y].character == number
                })
            #expect(screen[place.x + 2, place.y - 1].character == "▀", "a picture is above it")
            _ = context.state.update(.click(place), running)
            #expect(context.state.selectedNode == node.id)
        }
    }

    @Test
    func `The selection moves on when its node leaves`() {
        var snapshot = DemoMesh.ring()
        var state = start(running)
        state.selectedNode = NodeID(3)
        state.mode = .confirming(.removal(NodeID(3)))
        snapshot.nodes.remove(at: 3)
        state.follow(DemoMesh.view(snapshot))
        #expect(state.selectedNode == NodeID(4))
        #expect(state.mode == .browsing)
        snapshot.nodes = []
        state.follow(DemoMesh.view(snapshot))
        #expect(state.selectedNode == nil)
    }

    @Test
    func `A resize is remembered and repaints`() {
        var state = start(running)
        #expect(state.update(.resize(Size(40, 10)), running) == [.redraw])
        #expect(state.size == Size(40, 10))
    }
}

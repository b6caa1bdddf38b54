import MeshModel
import Testing

@testable import iotgan_tui

/// One picture of the screen that a person has looked at.
struct ScreenCase: Sendable, CustomTestStringConvertible {
    var name: String
    var width: Int
    var height: Int
    var colours = ColourDepth.palette256
    var isUTF8 = true
    var mesh = MeshKind.running

    enum MeshKind: Sendable {
        case running, paused, rewound, preparing, failed, diverged, empty, oneNode, manyNodes
    }

    var testDescription: String { name }

    var view: EngineView {
        switch mesh {
        case .running: return DemoMesh.view(DemoMesh.ring())
        case .paused: return DemoMesh.view(DemoMesh.ring(), phase: .paused)
        case .rewound: return DemoMesh.rewound()
        case .preparing, .failed:
            return EngineView(
                phase: mesh == .preparing
                    ? .preparing : .failed("shapes.gz: at byte 4: the file ends too early"),
                snapshot: nil, metrics: nil, nodeStepsPerSecond: 0, threadCount: 2)
        case .diverged: return DemoMesh.view(DemoMesh.diverged())
        case .empty:
            var snapshot = DemoMesh.ring(nodeCount: 1)
            snapshot.nodes = []
            return DemoMesh.view(snapshot)
        case .oneNode: return DemoMesh.view(DemoMesh.ring(nodeCount: 1))
        case .manyNodes: return DemoMesh.view(DemoMesh.ring(nodeCount: 64))
        }
    }

    /// What is no state of the matrix, and three screens to look at.
    static let all = [
        ScreenCase(name: "80x24-running", width: 80, height: 24),
        ScreenCase(name: "80x24-preparing", width: 80, height: 24, mesh: .preparing),
        ScreenCase(name: "80x24-failed", width: 80, height: 24, mesh: .failed),
        ScreenCase(name: "120x40-running", width: 120, height: 40),
        ScreenCase(name: "200x60-running", width: 200, height: 60),
        ScreenCase(name: "60x18-running", width: 60, height: 18),
    ]
}

struct ScreenTests {
    @Test(arguments: ScreenCase.all)
    func `The screen looks as approved`(_ screen: ScreenCase) throws {
        let context = DemoMesh.context(
            screen.view, size: Size(screen.width, screen.height),
            capabilities: Capabilities(colours: screen.colours, isUTF8: screen.isUTF8))
        try Approved.check(Screen.canvas(context).dump, screen.name)
    }

    @Test
    func `Questions and help look as approved`() throws {
        let view = DemoMesh.view(DemoMesh.ring())
        var context = DemoMesh.context(
            view, size: Size(80, 24), capabilities: Capabilities(colours: .palette256, isUTF8: true))
        context.state.mode = .choosingLink(LinkID(NodeID(2), NodeID(3)))
        try Approved.check(Screen.canvas(context).dump, "80x24-choosing-link")
        context.state.mode = .confirming(.removal(NodeID(2)))
        try Approved.check(Screen.canvas(context).dump, "80x24-confirming-removal")
        context.state.mode = .help(line: 0)
        try Approved.check(Screen.canvas(context).dump, "80x24-help")
        context.state.size = Size(120, 48)
        try Approved.check(Screen.canvas(context).dump, "120x48-help")
        context.state.size = Size(80, 24)
        context.state.mode = .browsing
        context.state.caption =
            "Every 100 ticks a node sends its generator's weight vector. No image is ever on the air."
        try Approved.check(Screen.canvas(context).dump, "80x24-caption")
        context.state.caption = ""
        context.state.mode = .palette(Palette())
        try Approved.check(Screen.canvas(context).dump, "80x24-palette")
        context.state.mode = .palette(Palette("radio 3 l"))
        try Approved.check(Screen.canvas(context).dump, "80x24-palette-words")
        context.state.mode = .menu(.change, choice: 3)
        try Approved.check(Screen.canvas(context).dump, "80x24-menu")
        context.state.mode = .browsing
        for action: Action in [
            .openInjectForm, .edit(.insert("3")), .complete, .edit(.insert("x")), .complete,
        ] { _ = context.state.update(action, view) }
        try Approved.check(Screen.canvas(context).dump, "80x24-inject-form")
        context.state.mode = .options(row: 0)
        _ = context.state.update(.confirm, view)
        try Approved.check(Screen.canvas(context).dump, "80x24-options")
        context.state.mode = .filtering(.log, TextField("node 3"))
        context.state.focus = .log
        context.state.log.filter = "node 3"
        try Approved.check(Screen.canvas(context).dump, "80x24-filtering")
    }

    @Test
    func `A terminal without UTF-8 gets nothing but ASCII`() {
        let capabilities = Capabilities(colours: .mono, isUTF8: false)
        // The key ? is a question mark by right; all others stand for what could not be shown.
        let keymap = Keymap(Keymap.usual.filter { $0.key != .character("?") })
        for screen in ScreenCase.all {
            var context = DemoMesh.context(
                screen.view, size: Size(screen.width, screen.height), capabilities: capabilities)
            context.keymap = keymap
            let modes: [DashboardState.Mode] = [
                .browsing, .help(line: 0), .help(line: 20), .choosingLink(LinkID(NodeID(2), NodeID(3))),
                .menu(.change, choice: 3), .menu(.poison, choice: 0), .options(row: 2),
            ]
            for mode in modes {
                context.state.mode = mode
                let cells = Screen.canvas(context).cells
                #expect(cells.allSatisfy { $0.character.isASCII }, "\(screen.name)")
                #expect(
                    !cells.contains { $0.character == "?" && $0.style.foreground != .accent },
                    "\(screen.name)")
            }
        }
    }

    @Test
    func `Without colours nothing is told by colour alone`() {
        let mono = Capabilities(colours: .mono, isUTF8: true)
        let context = DemoMesh.context(
            DemoMesh.view(DemoMesh.ring()), size: Size(120, 40), capabilities: mono)
        let map = MapPane.content(context, Size(52, 18)).canvas.text
        // Training, transmitting, receiving, dark; own, learned and unknown classes; an arrow; the cut.
        for mark in ["●7", "▲1", "▼2", "○6", "◐", "·", "×"] { #expect(map.contains(mark)) }
    }

    @Test(arguments: [ScreenCase.MeshKind.running, .diverged, .manyNodes, .oneNode, .empty, .preparing])
    func `Every size has a whole screen`(_ mesh: ScreenCase.MeshKind) {
        let view = ScreenCase(name: "", width: 0, height: 0, mesh: mesh).view
        let capabilities = Capabilities(colours: .palette256, isUTF8: true)
        var context = DemoMesh.context(view, size: Size(1, 1), capabilities: capabilities)
        for height in stride(from: 1, through: 60, by: 9) {
            for width in stride(from: 1, through: 200, by: 41) {
                context.state.size = Size(width, height)
                for pane in [nil] + PaneKind.allCases.map(Optional.some) {
                    context.state.isExpanded = pane != nil
                    context.state.focus = pane ?? .map
                    #expect(Screen.canvas(context).size == Size(width, height))
                }
                let layout = Layout(size: context.state.size, expanded: nil)
                for slot in layout.slots {
                    #expect(slot.frame.intersection(Rect(context.state.size)) == slot.frame)
                    #expect(slot.frame.width >= 20 && slot.frame.height >= 6)
                }
            }
        }
    }
}

import MeshModel
import Testing

@testable import iotgan_tui

struct UpdateScriptTests {
    private let view = DemoMesh.view(DemoMesh.ring())

    private var start: DashboardState {
        DashboardState(showing: view)
    }

    private func play(_ line: String, _ state: inout DashboardState) throws -> [Effect] {
        state.updateFromScript(try CommandRegistry.action(for: line, state, view), view)
    }

    private static let opened: [DashboardState.Mode] = [
        .palette(Palette("cut 3")), .filtering(.log, TextField("node")), .help(line: 2),
        .menu(.change, choice: 3), .injecting(InjectForm(Scenario())), .options(row: 1),
        .confirming(.removal(NodeID(2))),
        .choosingLink(LinkID(NodeID(1), NodeID(2))),
    ]

    @Test(arguments: opened)
    func `A script goes on whatever the user has opened, and leaves it open`(
        _ mode: DashboardState.Mode
    ) throws {
        var state = start
        state.mode = mode
        #expect(try play("select 4", &state) == [])
        #expect(state.selectedNode == NodeID(4))
        #expect(try play("pane losses", &state) == [])
        #expect(state.focus == .losses)
        #expect(try play("expand", &state) == [])
        #expect(state.isExpanded)
        #expect(try play("back", &state) == [])
        #expect(!state.isExpanded)
        #expect(try play("inject classes=7", &state) == [.intervene(.injectNode(classes: [7]))])
        #expect(try play("help", &state) == [])
        #expect(state.mode == mode)
    }

    @Test
    func `What a script says does not hide the line that is typed`() throws {
        var state = start
        state.mode = .palette(Palette("cut 3"))
        #expect(try play("speed 25", &state) == [.limitSpeed(25)])
        #expect(state.message == nil)
        state.mode = .browsing
        _ = try play("speed 25", &state)
        #expect(state.message == "at most 25.0 ticks a second")
    }

    @Test
    func `A text that filters goes to its pane although a script shows another`() throws {
        var state = start
        state.focus = .log
        _ = state.update(.beginFilter, view)
        _ = try play("pane losses", &state)
        _ = state.update(.edit(.insert("6")), view)
        #expect(state.log.filter == "6")
    }

    @Test
    func `A script may open what the user then uses, and quits without a question`() throws {
        var state = start
        _ = try play("palette cut", &state)
        #expect(state.mode == .palette(Palette("cut ")))
        state.isRecording = true
        #expect(try play("quit", &state) == [.quit])
    }
}

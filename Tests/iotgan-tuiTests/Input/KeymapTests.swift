import MeshModel
import Testing

@testable import iotgan_tui

struct KeymapTests {
    private let view = DemoMesh.view(DemoMesh.ring())

    private var state: DashboardState {
        DashboardState(showing: view)
    }

    @Test
    func `Every usual key is bound to a command that can be carried out`() {
        var state = state
        // A link of it is cut, which the key for restoring needs.
        state.selectedNode = NodeID(6)
        for (key, line) in Keymap.usual {
            #expect(throws: Never.self, "\(key.label)") {
                try CommandRegistry.action(for: line, state, view)
            }
        }
    }

    @Test
    func `A key bound anew does what its command does`() {
        let keymap = Keymap([.function(5): "encoding int4"])
        #expect(keymap.action(for: .function(5), state, view) == .intervene(.setEncoding(.int4)))
        #expect(keymap.action(for: .character("q"), state, view) == nil)
        #expect(keymap.keys(for: "encoding int4") == [.function(5)])
    }

    @Test
    func `A key whose command fails says why`() {
        let keymap = Keymap([.function(5): "encoding int7"])
        guard case .tell(let text)? = keymap.action(for: .function(5), state, view) else {
            Issue.record("no message")
            return
        }
        #expect(text.contains("int7") && text.contains("int8"))
    }

    @Test
    func `Where a text is typed, letters are letters`() {
        var state = state
        state.mode = .palette(Palette())
        #expect(Keymap().action(for: .character("q"), state, view) == .edit(.insert("q")))
        #expect(Keymap().action(for: .control("c"), state, view) == .quit)
    }

    @Test
    func `A command with keys of its own loses the usual ones, and whoever had them loses those`() {
        let keymap = Keymap(instead: ["quit": [.character("Q"), .character("x")], "step": []])
        #expect(keymap.keys(for: "quit") == [.character("Q"), .character("x")])
        #expect(keymap.keys(for: "step").isEmpty && keymap.keys(for: "remove").isEmpty)
        #expect(keymap.keys(for: "help") == Keymap().keys(for: "help"))
    }
}

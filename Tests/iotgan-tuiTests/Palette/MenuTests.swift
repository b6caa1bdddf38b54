import MeshModel
import Testing

@testable import iotgan_tui

struct MenuTests {
    private let view = DemoMesh.view(DemoMesh.ring())

    private var start: DashboardState {
        var state = DashboardState(showing: view)
        state.selectedNode = NodeID(2)
        return state
    }

    private func text(_ state: DashboardState) -> String? {
        if case .palette(let palette) = state.mode { palette.field.text } else { nil }
    }

    @Test(arguments: Menu.allCases)
    func `Every entry has a letter of its own and a command that can be carried out`(_ menu: Menu) throws {
        let keys = menu.entries.map(\.key)
        #expect(Set(keys).count == keys.count)
        #expect(Set(keys).isDisjoint(with: ["j", "k", "q", " "]), "these move and choose")
        for entry in menu.entries {
            #expect(throws: Never.self) { try CommandRegistry.action(for: entry.line, start, view) }
            #expect(CommandRegistry.command(named: entry.command) != nil)
        }
        #expect(Keymap.usual.values.contains("menu \(menu.rawValue)"), "a key opens it")
    }

    @Test
    func `Every poison there is stands in the menu`() {
        let lines = Menu.poison.entries.map(\.line)
        for poison in Poison.allCases { #expect(lines.contains("poison this \(poison.rawValue)")) }
    }

    @Test
    func `Two keys lead to a setting of the node, a capital to that of all`() {
        var state = start
        _ = state.press(letters("Cr"), view)
        #expect(text(state) == "radio this ")
        let radio = state.press(letters("ble") + [.enter], view)
        #expect(radio.last == .intervene(.setNodeRadio(NodeID(2), .bluetoothLE1M)))
        _ = state.press(letters("CE"), view)
        #expect(text(state) == "encoding ")
    }

    @Test
    func `Arrows, enter and a click choose too, escape closes`() {
        var state = start
        #expect(
            state.press(letters("!") + [.down, .enter], view) == [.intervene(.poison(NodeID(2), .noise))])
        #expect(state.mode == .browsing)
        #expect(state.press(letters("!") + [.up, .enter], view) == [.intervene(.poison(NodeID(2), nil))])
        _ = state.press(letters("!"), view)
        let cells = (0..<24).flatMap { y in (0..<80).map { Point($0, y) } }
        let last = cells.last { MenuOverlay.row(at: $0, .poison, state.size) == 5 }
        #expect(last.map { state.update(.click($0), view) } == [.intervene(.poison(NodeID(2), nil))])
        _ = state.press(letters("C") + [.escape], view)
        #expect(state.mode == .browsing && !state.isExpanded)
    }

    @Test
    func `Degrade, split and link begin with what is selected`() {
        var state = start
        _ = state.press(letters("d"), view)
        #expect(text(state) == "degrade 1-2 ")
        #expect(
            state.press(letters("12") + [.enter], view).last
                == .intervene(.degradeLink(LinkID(NodeID(1), NodeID(2)), decibels: 12)))
        _ = state.press(letters("c") + [.right] + letters("d"), view)
        #expect(text(state) == "degrade 2-3 ")
        _ = state.press([.escape] + letters("s"), view)
        #expect(text(state) == "split 2")
        #expect(
            state.press(letters(",3") + [.enter], view).last == .intervene(.split([NodeID(2), NodeID(3)])))
        _ = state.press(letters("Cn"), view)
        #expect(text(state) == "link 2-")
    }

    @Test
    func `A link is taken away from the menu of settings, charge by the capital of the key that puts it in`()
    {
        var state = start
        _ = state.press(letters("Cu"), view)
        #expect(text(state) == "unlink 1-2")
        let link = LinkID(NodeID(1), NodeID(2))
        #expect(state.press([.enter], view).last == .intervene(.removeLink(link)))
        #expect(state.press(letters("u"), view) == [.intervene(.addLink(link))], "u brings it back")
        _ = state.press(letters("D"), view)
        #expect(text(state) == "drain this ")
        #expect(
            state.press(letters("5") + [.enter], view).last == .intervene(.drain(NodeID(2), joules: 5)))
        #expect(state.press(letters("u"), view) == [.intervene(.recharge(NodeID(2), joules: 5))])
    }

    @Test
    func `o restores a cut link of the node, O all of them`() {
        var state = start
        #expect(state.press(letters("o"), view) == [])
        #expect(state.message == "no link of node 2 is cut")
        state.selectedNode = NodeID(6)
        #expect(
            state.press(letters("o"), view) == [.intervene(.restoreLink(LinkID(NodeID(5), NodeID(6))))])
        #expect(state.press(letters("O"), view) == [.intervene(.heal)])
    }

    @Test
    func `The palette and the help name the keys, and the ways through menus`() {
        let keymap = Keymap()
        #expect(keymap.labelText(for: "heal") == "O")
        #expect(keymap.labelText(for: "radio") == "C r, C R")
        #expect(keymap.labelText(for: "cure") == "! c")
        #expect(keymap.labelText(for: "goto") == "T" && keymap.labelText(for: "palette") == ":")
        #expect(keymap.labelText(for: "pane") == "1 2 3 4 5 6 7 8")
        let other = Keymap(instead: ["menu change": [.function(6)], "heal": [.function(7)]])
        #expect(other.labelText(for: "radio") == "F6 r, F6 R")
        #expect(other.labelText(for: "heal") == "F7")
        // What undo, bisections and the health of a whole mesh take is typed.
        let typed = ["return", "withhold", "skip", "threshold"]
        let deeds = CommandRegistry.mesh.map(\.name).filter { !typed.contains($0) }
        for deed in deeds { #expect(!keymap.labels(for: deed).isEmpty, "\(deed) has a key") }
    }
}

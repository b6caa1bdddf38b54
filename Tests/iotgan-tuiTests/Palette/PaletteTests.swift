import MeshModel
import Testing

@testable import iotgan_tui

struct PaletteTests {
    private let view = DemoMesh.view(DemoMesh.ring())

    private var start: DashboardState {
        DashboardState(showing: view)
    }

    private func text(_ state: DashboardState) -> String? {
        if case .palette(let palette) = state.mode { palette.field.text } else { nil }
    }

    @Test
    func `A typed command is carried out and remembered`() {
        var state = start
        let effects = state.press(letters(":cut 3-4") + [.enter], view)
        #expect(effects == [.remember("cut 3-4"), .intervene(.cutLink(LinkID(NodeID(3), NodeID(4))))])
        #expect(state.mode == .browsing)
        #expect(state.history == ["cut 3-4"])
    }

    @Test
    func `Tab completes names and then words`() {
        var state = start
        _ = state.press(letters(":enc") + [.tab], view)
        #expect(text(state) == "encoding ")
        _ = state.press(letters("int4") + [.tab, .enter], view)
        #expect(state.history.last?.hasPrefix("encoding int4") == true)
    }

    @Test
    func `Links and nodes of this very mesh are offered, those of the selected node first`() {
        var state = start
        state.selectedNode = NodeID(4)
        let links = CommandSuggestion.list(for: "restore ", state, view).map(\.text)
        #expect(links.prefix(2) == ["3-4", "4-5"])
        #expect(links.count == 8)
        let radios = CommandSuggestion.list(for: "radio 4 lora-long", state, view).map(\.text)
        #expect(radios == ["lora-long-fast", "lora-long-slow"])
        #expect(CommandSuggestion.list(for: "split 1,2", state, view).map(\.completion) == ["2 "])
    }

    @Test
    func `A line that cannot be carried out stays, to be mended`() {
        var state = start
        #expect(state.press(letters(":cut 3-9x") + [.enter], view) == [])
        #expect(text(state) == "cut 3-9x")
        #expect(state.message?.contains("cut A-B") == true)
    }

    @Test
    func `Up brings back what was typed before, down what is being typed`() {
        var state = start
        _ = state.press(letters(":pause") + [.enter] + letters(":run") + [.enter] + letters(":"), view)
        _ = state.press([.up], view)
        #expect(text(state) == "run")
        _ = state.press([.up, .up], view)
        #expect(text(state) == "pause")
        _ = state.press([.down, .down], view)
        #expect(text(state) == "")
    }

    @Test
    func `A click takes a suggestion, enter on a word that is begun too`() throws {
        var state = start
        _ = state.press(letters(":encoding "), view)
        let rows = (0..<24).filter {
            PaletteOverlay.suggestion(at: Point(3, $0), choice: 0, of: 5, state.size) != nil
        }
        #expect(rows.count == 5)
        let words = CommandSuggestion.list(for: "encoding ", state, view)
        let second = try #require(
            (0..<24).first {
                PaletteOverlay.suggestion(at: Point(3, $0), choice: 0, of: words.count, state.size) == 1
            })
        _ = state.update(.click(Point(3, second)), view)
        #expect(text(state) == "encoding " + words[1].completion)
        _ = state.press([.escape] + letters(":schedule imp") + [.enter], view)
        #expect(text(state) == "schedule improvement ")
        #expect(state.press([.enter], view).last == .intervene(.setSchedule(.onImprovement)))
    }

    @Test
    func `Escape, or backspace on an empty line, closes it`() {
        var state = start
        _ = state.press(letters(":x") + [.escape], view)
        #expect(state.mode == .browsing)
        _ = state.press(letters(":x") + [.backspace, .backspace], view)
        #expect(state.mode == .browsing)
    }

    @Test
    func `Undo takes back one deed after the other`() {
        var state = start
        let link = LinkID(NodeID(1), NodeID(2))
        _ = state.press(letters(":cut 1-2") + [.enter] + letters(":encoding fp32") + [.enter], view)
        #expect(state.press(letters("u"), view).last == .intervene(.setEncoding(.int8)))
        #expect(state.press(letters("u"), view) == [.intervene(.restoreLink(link))])
        #expect(state.message == "took back: cut 1-2")
        #expect(state.press(letters("u"), view) == [])
        #expect(state.message == "there is nothing to undo")
    }

    @Test
    func `A link that was made by hand is taken away by undo, one that was taken away comes back as it was`()
    {
        let link = LinkID(NodeID(1), NodeID(2))
        var mesh = DemoMesh.ring()
        let index = mesh.links.firstIndex { $0.id == link }
        if let index {
            mesh.links[index].isCut = true
            mesh.links[index].degradationDecibels = 7.5
        }
        let view = DemoMesh.view(mesh)
        var state = start
        _ = state.press(letters(":link 1-3") + [.enter] + letters(":unlink 1-2") + [.enter], view)
        #expect(
            state.press(letters("u"), view)
                == [
                    .intervene(.addLink(link)), .intervene(.degradeLink(link, decibels: 7.5)),
                    .intervene(.cutLink(link)),
                ])
        #expect(state.message == "took back: unlink 1-2")
        #expect(state.press(letters("u"), view) == [.intervene(.removeLink(LinkID(NodeID(1), NodeID(3))))])
    }

    @Test
    func `The palette offers links to take away, those of the selected node first`() {
        let offered = CommandSuggestion.list(for: "unlink ", start, view).map(\.text)
        #expect(offered == CommandSuggestion.list(for: "cut ", start, view).map(\.text))
        #expect(!offered.isEmpty)
        #expect(CommandSuggestion.list(for: "dra", start, view).first?.text == "drain NODE JOULES")
    }

    @Test
    func `The speed is halved and doubled between its ends`() {
        var state = start
        #expect(state.press(letters("["), view) == [.limitSpeed(256)], "3214 steps a second are 402 ticks")
        #expect(state.press(letters("["), view) == [.limitSpeed(128)])
        #expect(state.press(letters("]]]]"), view).last == .limitSpeed(nil))
        #expect(state.press(letters(":speed 5") + [.enter], view).last == .limitSpeed(5))
        for _ in 0..<20 { _ = state.press(letters("["), view) }
        #expect(state.speedLimit == 0.125)
    }
}

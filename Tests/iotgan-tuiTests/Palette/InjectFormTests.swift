import MeshModel
import Testing

@testable import iotgan_tui

struct InjectFormTests {
    private let view = DemoMesh.view(DemoMesh.ring())

    private var start: DashboardState {
        DashboardState(showing: view)
    }

    private func screen(_ state: DashboardState, _ capabilities: Capabilities) -> Canvas {
        Screen.canvas(
            PaneContext(state: state, view: view, pictures: PictureBook(), capabilities: capabilities))
    }

    private func text(_ state: DashboardState) -> String {
        screen(state, Capabilities(colours: .mono, isUTF8: true)).text
    }

    @Test
    func `The form as it comes does what i does`() {
        var state = start
        _ = state.press(letters("I"), view)
        #expect(text(state).contains("[90000") && text(state).contains("[100"), "the scenario's own values")
        #expect(state.press([.enter], view) == [.remember("inject"), .intervene(.injectNode())])
        #expect(state.mode == .browsing)
    }

    @Test
    func `Tab and arrows go from field to field, and the command is shown`() {
        var state = start
        _ = state.press(
            letters("I1, 2") + [.tab, .control("u")] + letters("50") + [.down] + letters("12.5 -3"), view)
        #expect(text(state).contains(":inject classes=1,2 samples=50 at=12.5,-3"))
        _ = state.press([.backTab, .up, .up, .control("u")] + letters("500"), view)
        #expect(text(state).contains(":inject classes=1,2 samples=50 at=12.5,-3"))
        #expect(text(state).contains("battery=500"))
        let effects = state.press([.enter], view)
        #expect(
            effects.last
                == .intervene(
                    .injectNode(
                        classes: [1, 2], position: Position(x: 12.5, y: -3), batteryJoules: 500,
                        samplesPerClass: 50)))
    }

    @Test(arguments: [
        (0, "12", "there is no class 12"), (0, "1,1", "1 is named twice"),
        (1, "0", "a whole number, 1 to 1000000"), (2, "7", "two numbers, e.g. 12.5,-3"),
        (2, "nan 1", "two numbers, e.g. 12.5,-3"), (3, "0,99", "there is no node 99"),
        (4, "-5", "a number, 1e-6 to 1e9"),
    ])
    func `A field that is not right says so and keeps enter from injecting`(
        _ field: Int, _ typed: String, _ problem: String
    ) {
        var state = start
        _ = state.press(
            letters("I") + Array(repeating: .tab, count: field) + [.control("u")] + letters(typed) + [.tab],
            view)
        #expect(text(state).contains(problem))
        #expect(state.press([.enter], view) == [])
        guard case .injecting(let form) = state.mode else {
            Issue.record("the form is closed")
            return
        }
        #expect(form.focus.rawValue == field, "the field that is not right has the cursor")
    }

    @Test
    func `Whatever the form lets through, the command means the same`() throws {
        let snapshot = try #require(view.snapshot)
        var state = start
        _ = state.press(letters("I0,3") + [.down, .down, .down] + letters("4 1"), view)
        guard case .injecting(let form) = state.mode else { return }
        let action = try CommandRegistry.action(for: form.line(snapshot), state, view)
        #expect(
            action == .intervene(.injectNode(classes: [0, 3], neighbours: [NodeID(4), NodeID(1)])))
    }

    @Test
    func `Names of classes are their numbers`() throws {
        var snapshot = try #require(view.snapshot)
        snapshot.classNames = ["t-shirt", "trouser", "bag"]
        var form = InjectForm(snapshot.scenario)
        for character in "Bag,0" { form.edit(.insert(character)) }
        #expect(form.line(snapshot) == "inject classes=2,0")
        #expect(form.firstWrong(snapshot) == nil)
    }

    @Test
    func `A click focuses a field, escape closes the form`() throws {
        var state = start
        _ = state.press(letters("I"), view)
        let shown = screen(state, Capabilities(colours: .mono, isUTF8: true)).text
        let row = try #require(
            shown.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
                $0.contains("battery  [")
            })
        _ = state.update(.click(Point(40, row)), view)
        _ = state.press([.control("u")] + letters("9"), view)
        #expect(text(state).contains(":inject battery=9"))
        #expect(state.press([.escape], view) == [])
        #expect(state.mode == .browsing)
    }

    @Test
    func `The form fits the smallest screen, in ASCII too`() {
        for (width, height) in [(60, 18), (80, 24)] {
            var state = start
            state.size = Size(width, height)
            _ = state.press(letters("I"), view)
            let canvas = screen(state, Capabilities(colours: .mono, isUTF8: false))
            #expect(canvas.cells.allSatisfy { $0.character.isASCII })
            #expect(canvas.text.contains("nodes it links to, e.g. 0,1") && canvas.text.contains(":inject"))
        }
    }
}

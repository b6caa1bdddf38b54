import MeshModel
import Testing

@testable import iotgan_tui

@Suite struct BreaksOverlayTests {
    private let view = DemoMesh.watching()

    private func context(_ size: Size, _ view: EngineView, isUTF8: Bool = true) -> PaneContext {
        var context = DemoMesh.context(
            view, size: size, capabilities: Capabilities(colours: .palette256, isUTF8: isUTF8))
        context.state.breaks = view.breaks.map(\.condition)
        context.state.mode = .breaks(row: 2)
        return context
    }

    @Test(arguments: [Size(80, 24), Size(120, 40)])
    func `the list looks as approved`(_ size: Size) throws {
        try Approved.check(
            Screen.canvas(context(size, view)).dump, "\(size.width)x\(size.height)-breaks")
    }

    @Test func `each line says what, how far it is, and of whom it holds`() {
        let lines = Screen.canvas(context(Size(80, 24), view)).text.split(separator: "\n")
        func line(_ condition: String) -> Substring { lines.first { $0.contains(condition) } ?? "" }
        #expect(line("node any unhealthy").contains("nodes 2, 5"))
        #expect(line("accuracy(5) < 0.5").contains("0.650"))
        #expect(line("battery(any) < 1J").contains("0 J, node 6") && line("battery").contains("  node 6"))
        #expect(line("accuracy(mean) > 0.9").contains("0.813                 no"))
        #expect(line("coverage(worst) > 9").contains("not looked yet"))
        #expect(line("tick = 500").contains(" no "))
    }

    @Test func `an empty list says how to begin`() {
        let text = Screen.canvas(context(Size(80, 24), DemoMesh.view(DemoMesh.ring()))).text
        #expect(text.contains("nothing yet; a adds a condition") && text.contains("node any diverges"))
    }

    @Test func `more conditions than rows scroll with the chosen one`() {
        var context = context(Size(80, 24), view)
        context.state.breaks = (1...60).map { .tick($0 * 100) }
        context.state.mode = .breaks(row: 59)
        let text = Screen.canvas(context).text
        #expect(text.contains("tick = 6000") && !text.contains("tick = 100 "))
    }

    @Test func `it is ASCII where the terminal is`() {
        let text = Screen.canvas(context(Size(80, 24), view, isUTF8: false)).text
        #expect(text.allSatisfy(\.isASCII) && text.contains("enter go to its node"))
    }
}

import MeshModel
import Testing

@testable import iotgan_tui

struct NodeTableTests {
    private let view = DemoMesh.comparable(DemoMesh.ring())
    private let columns = NodesPane.columns

    private func column(_ name: String) throws -> Int {
        try #require(columns.firstIndex { $0.name(.unicode) == name })
    }

    private func numbers(_ state: TableView, _ view: EngineView) -> [UInt32] {
        NodeTable(columns, state, view).ids.map(\.number)
    }

    @Test
    func `Rows are sorted by the chosen column, and turned round`() throws {
        var state = TableView()
        #expect(numbers(state, view) == Array(0..<8))
        state.sort(by: try column("spent J"))
        // The dark node 6 has spent all it had; of the others each has spent 1.3 kJ more than the one before.
        #expect(numbers(state, view) == [0, 1, 2, 3, 4, 5, 7, 6])
        state.sort(by: try column("spent J"))
        #expect(numbers(state, view) == [6, 7, 5, 4, 3, 2, 1, 0])
        state.sort(by: try column("state"))
        #expect(numbers(state, view) == [6, 0, 2, 3, 5, 7, 1, 4], "equal ones by their numbers")
    }

    @Test
    func `What is not known stands last in either order, and what is no number is the largest`() throws {
        var state = TableView()
        state.sort(by: try column("cond%"))
        // The fixture's node 5 has not been judged.
        #expect(numbers(state, view).last == 5)
        state.sort(by: try column("cond%"))
        #expect(numbers(state, view).last == 5)
        let diverged = DemoMesh.comparable(DemoMesh.diverged())
        state.sort(by: try column("L_D"))
        #expect(numbers(state, diverged).last == 2)
        state.sort(by: try column("L_D"))
        #expect(numbers(state, diverged).first == 2)
    }

    @Test(arguments: [
        ("", Array(0..<8)), ("dark", [6]), ("recei", [0, 2, 3, 5]), ("LORA", [3, 7]), ("lora recei", [3]),
        ("4", [4]), ("class=9", [3]), ("nothing", []),
    ])
    func `A filter finds states, radios, numbers and classes; all of its words must fit`(
        _ text: String, _ found: [Int]
    ) {
        var state = TableView()
        state.filter = text
        #expect(numbers(state, view) == found.map { UInt32($0) })
    }

    @Test
    func `A filter finds classes by their names`() {
        var view = view
        view.snapshot?.classNames[9] = "Ankle boot"
        var state = TableView()
        state.filter = "boot"
        #expect(numbers(state, view) == [3])
    }

    @Test
    func `The mean leaves out what is no number`() {
        let diverged = DemoMesh.comparable(DemoMesh.diverged())
        var canvas = Canvas(Size(120, 12))
        let table = NodeTable(columns, TableView(), diverged)
        let geometry = TableGeometry(table, in: canvas.bounds, selected: nil)
        table.draw(geometry, on: &canvas, selected: nil, .unicode)
        let lines = canvas.text.split(separator: "\n")
        #expect(lines.contains { $0.contains("NaN") })
        #expect(lines.last.map { $0.hasPrefix("mean") && !$0.contains("NaN") } == true)
    }
}

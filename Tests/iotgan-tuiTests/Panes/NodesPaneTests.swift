import MeshModel
import Testing

@testable import iotgan_tui

struct NodesPaneTests {
    private let view = DemoMesh.comparable(DemoMesh.ring())

    @Test
    func `A narrow table shows the first columns, and always the one that it is sorted by`() {
        var state = TableView()
        let last = NodesPane.columns.count - 1
        for sorted in [0, last] {
            if sorted == last { state.sort(by: last) }
            let table = NodeTable(NodesPane.columns, state, view)
            for width in 24...200 {
                let geometry = TableGeometry(
                    table, in: Rect(x: 0, y: 0, width: width, height: 10), selected: nil)
                let indices = geometry.columns.map(\.index)
                #expect(indices.contains(0) && indices.contains(sorted))
                let others = indices.filter { $0 != sorted }
                let firsts = NodesPane.columns.indices.filter { $0 != sorted }.prefix(others.count)
                #expect(others == Array(firsts))
                #expect(geometry.columns.allSatisfy { $0.x + $0.width <= width }, "nothing is cut off")
            }
        }
    }

    @Test
    func `Header and mean stay while the rows scroll`() {
        let many = DemoMesh.comparable(DemoMesh.ring(nodeCount: 64))
        var context = DemoMesh.expanded(.nodes, many)
        let top = Screen.canvas(context).text.split(separator: "\n")
        context.state.selectedNode = NodeID(63)
        let bottom = Screen.canvas(context).text.split(separator: "\n")
        #expect(top[2] == bottom[2] && top[21] == bottom[21])
        #expect(top[2].contains("covered") && top[21].contains("mean"))
        #expect(top[3].contains("0") && bottom[20].contains("63"))
    }
}

import MeshModel
import Testing

@testable import iotgan_tui

struct NodeStateTests {
    @Test(arguments: [Glyphs.unicode, .ascii])
    func `Every state has a shape of its own`(_ glyphs: Glyphs) {
        let marks = Set(NodeState.allCases.map { NodeMarks.mark($0, glyphs) })
        #expect(marks.count == NodeState.allCases.count)
    }

    @Test
    func `A node whose losses are no numbers diverges, whatever it does`() {
        let nodes = DemoMesh.diverged().nodes
        #expect(NodeState(nodes[2]) == .diverging)
        #expect(NodeState(nodes[1]) == .transmitting)
        #expect(NodeState(nodes[6]) == .dark)
    }
}

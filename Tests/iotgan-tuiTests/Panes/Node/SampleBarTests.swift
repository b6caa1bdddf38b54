import MeshModel
import Testing

@testable import iotgan_tui

struct SampleBarTests {
    private func bar(_ own: [Int], _ fakes: [Int], of classIndex: Int? = nil) -> SampleBar {
        var node = DemoMesh.ring(nodeCount: 1).nodes[0]
        node.ownCounts = own
        node.fakeCounts = fakes
        return classIndex.map { SampleBar(node, classIndex: $0) } ?? SampleBar(node)
    }

    @Test
    func `A bar shows the share of own samples and of fakes`() {
        #expect(bar([100, 0], [0, 300]).cells(20) == (5, 15))
        #expect(bar([100], [0]).cells(20) == (20, 0))
        #expect(bar([0], [0]).cells(20) == (0, 0))
    }

    @Test
    func `A class is as long as its share of the largest one`() {
        #expect(bar([100, 0], [0, 400], of: 0).cells(12) == (3, 0))
        #expect(bar([100, 0], [0, 400], of: 1).cells(12) == (0, 12))
        #expect(bar([100, 0], [0, 400], of: 5).cells(12) == (0, 0))
    }

    @Test
    func `Whatever there is has a cell`() {
        #expect(bar([1], [100_000]).cells(10) == (1, 9))
        #expect(bar([100_000], [1]).cells(10) == (9, 1))
        for width in 0...3 { #expect(bar([1, 900], [1, 0], of: 0).cells(width).own <= width) }
    }
}

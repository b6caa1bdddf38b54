import GANCore
import MeshModel
import Testing

@testable import iotgan_tui

struct HeatPaneTests {
    /// Generators of three families: those of a family have most weights in common.
    static func withWeights(_ view: EngineView) -> EngineView {
        var view = view
        guard let nodes = view.snapshot?.nodes else { return view }
        for (index, node) in nodes.enumerated() {
            let number = Int(node.id.number)
            var weights = FloatBuffer(count: 640)
            for place in 0..<640 {
                let family = Float((place * 31 + number % 3 * 17) % 23) / 11 - 1
                let own = Float((place * 7 + number * 5) % 13) / 6 - 1
                weights[place] = family + 0.2 * own
            }
            if !node.generator[0].isNaN {
                view.snapshot?.nodes[index].generator = weights
            } else {
                weights[0] = .nan
                view.snapshot?.nodes[index].generator = weights
            }
        }
        let measured = view.snapshot?.nodes ?? []
        view.metrics?.distances = ConsensusDistances(
            nodes: measured.map(\.id), generators: measured.map(\.generator))
        return view
    }

    static func context(
        _ figure: HeatFigure, _ view: EngineView, size: Size, isASCII: Bool
    ) -> PaneContext {
        let view = withWeights(view)
        var context = DemoMesh.expanded(.heat, view, size: size, isASCII: isASCII)
        var selected = context.state.selectedNode
        context.state.heat.update(.cycle(figure.rawValue), [], room: 1, selected: &selected)
        return context
    }

    @Test(arguments: PaneCase.all.filter { $0.size.width == 80 })
    func `Provenance and distances look as approved`(_ pane: PaneCase) throws {
        for figure in [HeatFigure.provenance, .distance] {
            let context = HeatPaneTests.context(figure, pane.view, size: pane.size, isASCII: pane.isASCII)
            try Approved.check(Screen.canvas(context).dump, "heat-\(figure)-\(pane)")
        }
    }

    @Test
    func `Every size has every figure, and nothing stands outside of the pane`() {
        for mesh in [ScreenCase.MeshKind.running, .manyNodes, .oneNode, .empty] {
            let pane = PaneCase(size: Size(80, 24), mesh: mesh, isASCII: false)
            for figure in HeatFigure.allCases {
                let context = HeatPaneTests.context(figure, pane.view, size: pane.size, isASCII: false)
                for size in [Size(1, 1), Size(7, 3), Size(20, 8), Size(58, 16), Size(118, 38), Size(198, 58)]
                {
                    #expect(HeatPane.content(context, size).canvas.size == size)
                }
            }
        }
    }

    @Test
    func `Distances are those that the observer measured, and say at which tick`() {
        var view = DemoMesh.comparable(DemoMesh.ring())
        let context = HeatPaneTests.context(.distance, view, size: Size(80, 24), isASCII: false)
        let distances = context.view.metrics?.distances
        let content = HeatPane.content(context, Size(78, 20))
        #expect(content.title.contains("at tick 300"))
        let mean = distances?.mean.map { "mean " + NumberText.short($0) }
        #expect(mean.map(content.title.contains) == true)
        let far = distances?.distance(NodeID(0), NodeID(1)).map { NumberText.fixed($0, 2) }
        #expect(far.map(content.canvas.text.contains) == true)
        view.metrics = nil
        let early = HeatPaneTests.context(.distance, view, size: Size(80, 24), isASCII: false)
        #expect(HeatPane.content(early, Size(78, 20)).title.contains("not measured yet"))
    }

    @Test
    func `Arrows and clicks select the row's node`() {
        let view = DemoMesh.comparable(DemoMesh.ring())
        var state = DashboardState(size: Size(80, 24))
        state.follow(view)
        _ = state.update(.focus(.heat), view)
        _ = state.update(.move(.down), view)
        #expect(state.selectedNode == NodeID(1))
        _ = state.update(.click(Point(30, 8)), view)
        // Status line, frame and names lie above the rows.
        #expect(state.selectedNode == NodeID(5))
        _ = state.update(.pane(.cycle(-1)), view)
        #expect(state.heat.figure == .distance)
        _ = state.update(.pane(.scroll(.last)), view)
        #expect(state.selectedNode == NodeID(7))
    }
}

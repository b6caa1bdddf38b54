import GANCore
import Testing

@testable import MeshModel
@testable import iotgan_tui

@Suite struct WhyOverlayTests {
    /// Node 2 falls ill at tick 201, a tick after it got fifty times its learning rate.
    private static let view: EngineView = {
        var view = DemoMesh.view(DemoMesh.ring())
        let rates = LearningRates(generator: 0.1, discriminator: 0.1)
        view.journal.append(.setNodeLearningRates(NodeID(2), rates), at: 200)
        let verdict = HealthVerdict(rule: .explosion, sentence: "training explodes", advice: "lower the rate")
        view.journal.append([MeshEvent(tick: 201, kind: .healthBegan(NodeID(2), verdict))])
        return view
    }()

    private static func asked(_ node: UInt32) -> DashboardState {
        var state = DashboardState(showing: view)
        state.selectedNode = NodeID(node)
        state.press([.character("w")], view)
        return state
    }

    private static func text(_ state: DashboardState) -> String {
        var context = DemoMesh.context(
            view, size: Size(80, 24), capabilities: Capabilities(colours: .palette256, isUTF8: true))
        context.state = state
        return Screen.canvas(context).text
    }

    @Test func `it tells since when, and why`() {
        let text = Self.text(Self.asked(2))
        #expect(text.contains("node 2: exploding since tick 201"))
        #expect(text.contains("a learning rate of 0.1, 50 times the usual 0.002, by hand"))
        #expect(text.contains("lower the rate"))
    }

    @Test func `enter goes to where it began, escape goes back`() {
        var state = Self.asked(2)
        #expect(state.press([.down, .enter], Self.view) == [.travel(.to(201))])
        #expect(state.mode == .browsing)
        state = Self.asked(2)
        #expect(state.press([.escape], Self.view).isEmpty && state.mode == .browsing)
    }

    @Test func `a healthy node has nothing to explain, and nowhere to go`() {
        var state = Self.asked(3)
        #expect(Self.text(state).contains("nothing is wrong with it, and nothing was before"))
        #expect(state.press([.enter], Self.view).isEmpty)
    }
}

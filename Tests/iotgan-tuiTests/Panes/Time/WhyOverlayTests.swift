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

    private static func text(_ state: DashboardState, _ view: EngineView = view) -> String {
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
        #expect(state.press([.down, .enter], Self.view) == [.travel(.to(202))])
        #expect(state.mode == .browsing)
        state = Self.asked(2)
        #expect(state.press([.escape], Self.view).isEmpty && state.mode == .browsing)
    }

    /// As the engine tells it, having looked at what became of it without the rate, and without nothing else.
    private static func bisected(_ stage: BisectionProgress.Stage) throws -> EngineView {
        guard case .explaining(let explanation, _, _) = asked(2).mode else { return view }
        var bisected = view
        bisected.bisection = BisectionProgress(of: explanation, on: .main, stage: stage)
        return bisected
    }

    private static func finding() throws -> (finding: BisectionFinding, culprit: Suspect) {
        guard case .explaining(let explanation, _, _) = asked(2).mode,
            let act = explanation.cause?.act, let trouble = explanation.trouble
        else { throw CancellationError() }
        var finding = BisectionFinding(node: NodeID(2), trouble: trouble, goal: 226)
        finding.culprits = [.act(act)]
        return (finding, .act(act))
    }

    @Test func `b puts it to the test, and escape ends that`() throws {
        var state = Self.asked(2)
        #expect(Self.text(state).contains("b bisect"))
        let effects = state.press([.character("b")], Self.view)
        guard case .bisect(let explanation, .main)? = effects.first, effects.count == 1 else {
            Issue.record("\(effects)")
            return
        }
        #expect(explanation.node == NodeID(2))
        let running = try Self.bisected(.running(done: 30, total: 120))
        let text = Self.text(state, running)
        #expect(text.contains("30 of 120 ticks have been run again") && !text.contains("b bisect"))
        #expect(state.press([.character("b")], running).isEmpty)
        #expect(state.press([.escape], running) == [.endBisection] && state.mode == .browsing)
    }

    @Test func `whether by key or by command, what is found stands in sight`() throws {
        let (finding, _) = try Self.finding()
        let found = try Self.bisected(.found(finding))
        var byKey = Self.asked(2)
        byKey.press([.character("b")], Self.view)
        var byCommand = DashboardState(showing: Self.view)
        _ = byCommand.update(.bisect(NodeID(2)), Self.view)
        #expect(byCommand.mode == byKey.mode)
        for var state in [byKey, byCommand] {
            state.size = Size(60, 18)
            var context = DemoMesh.context(
                found, size: state.size, capabilities: Capabilities(colours: .palette256, isUTF8: true))
            context.state = state
            #expect(Screen.canvas(context).text.contains("bisected, runs up to tick 226"))
        }
    }

    @Test func `escape ends a bisection of which nothing has been heard yet, and no other`() {
        var state = Self.asked(2)
        state.press([.character("b")], Self.view)
        #expect(state.press([.escape], Self.view) == [.endBisection])
        state = Self.asked(2)
        #expect(state.press([.escape], Self.view).isEmpty)
    }

    @Test func `what was asked of one branch is not done on another`() {
        var elsewhere = Self.view
        elsewhere.timeline.current = BranchID(rawValue: 1)
        for key in [Key.character("b"), .enter] {
            var state = Self.asked(2)
            #expect(state.press([key], elsewhere).isEmpty && state.mode == .browsing)
            #expect(state.message == "that was of another branch; ask again")
        }
    }

    @Test func `when it is found, b makes the branch without it`() throws {
        let (finding, culprit) = try Self.finding()
        let found = try Self.bisected(.found(finding))
        var state = Self.asked(2)
        let text = Self.text(state, found)
        #expect(text.contains("without \"rate 2 0.1\" by hand (tick 200) it does not happen"))
        #expect(text.contains("b branch without it"))
        #expect(state.press([.character("b")], found) == [.travel(.without([culprit], of: .main))])
        #expect(state.mode == .browsing)
        #expect(state.update(.leaveOut, found) == [.travel(.without([culprit], of: .main))])
        #expect(state.update(.leaveOut, Self.view).isEmpty)
        #expect(state.message?.contains("no bisection has found") == true)
    }

    @Test func `a bisection that was stopped can be begun again, one without suspects cannot`() throws {
        var state = Self.asked(2)
        #expect(state.press([.character("b")], try Self.bisected(.stopped)).count == 1)
        state = Self.asked(2)
        #expect(state.press([.character("b")], try Self.bisected(.withoutSuspects)).isEmpty)
        #expect(
            Self.text(state, try Self.bisected(.withoutSuspects)).contains(
                "nothing that concerns it was done"))
    }

    @Test func `a rate that all nodes were given by hand is not the scenario's`() {
        var view = Self.view
        view.scenario = view.snapshot?.scenario
        view.snapshot?.scenario.gan.learningRates = LearningRates(generator: 0.1, discriminator: 0.1)
        var state = DashboardState(showing: view)
        state.selectedNode = NodeID(2)
        state.press([.character("w")], view)
        #expect(Self.text(state).contains("a learning rate of 0.1, 50 times the usual 0.002, by hand"))
    }

    @Test func `a healthy node has nothing to explain, and nowhere to go`() {
        var state = Self.asked(3)
        #expect(Self.text(state).contains("nothing is wrong with it, and nothing was before"))
        #expect(state.press([.enter], Self.view).isEmpty)
    }
}

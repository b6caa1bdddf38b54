import GANCore
import MeshModel
import Testing

@testable import iotgan_tui

struct LossPaneTests {
    /// The ring of the fixture with things done to node 5: its steps are its ticks.
    private func marked() -> EngineView {
        var snapshot = DemoMesh.ring()
        snapshot.events.append(
            MeshEvent(tick: snapshot.tick - 200, kind: .settingsChanged(.setStrategy(.relay))))
        snapshot.events.append(
            MeshEvent(tick: snapshot.tick - 120, kind: .recharged(NodeID(5), joules: 100)))
        return DemoMesh.comparable(snapshot)
    }

    private func context(_ view: EngineView, _ actions: [PaneAction], _ pane: PaneCase) -> PaneContext {
        var context = DemoMesh.expanded(.losses, view, size: pane.size, isASCII: pane.isASCII)
        for action in actions { context.state.losses.update(action) }
        return context
    }

    @Test(arguments: [false, true])
    func `Scores, gradient norms, a part of the steps and marks look as approved`(_ isASCII: Bool) throws {
        let pane = PaneCase(size: Size(80, 24), mesh: .running, isASCII: isASCII)
        for (name, actions) in [
            ("scores", [PaneAction.cycle(1)]), ("gradients", [.cycle(2)]), ("histograms", [.cycle(3)]),
            ("layers", [.cycle(4)]), ("zoomed", [.zoom(2)]),
        ] {
            var context = context(marked(), actions, pane)
            context.state.selectedNode = NodeID(5)
            try Approved.check(
                Screen.canvas(context).dump, "losses-\(name)-80x24\(isASCII ? "-ascii-mono" : "")")
        }
    }

    @Test
    func `Accuracy is plotted as the observer measured it`() {
        var view = DemoMesh.view(DemoMesh.ring())
        let pane = PaneCase(size: Size(80, 24), mesh: .running, isASCII: false)
        let empty = Screen.canvas(context(view, [.cycle(-1)], pane)).text
        #expect(empty.contains("nothing measured yet"))
        for tick in stride(from: 0, through: 300, by: 50) {
            guard var metrics = view.metrics else { continue }
            metrics.tick = tick
            for index in metrics.nodes.indices {
                metrics.nodes[index].score.accuracy = Double(tick) / 400 + (index == 2 ? 0.1 : 0)
            }
            view.metricsHistory.append(metrics)
        }
        let text = Screen.canvas(context(view, [.cycle(-1)], pane)).text
        #expect(text.contains("accuracy of node 2"))
        #expect(text.contains("node 85.0 %") && text.contains("mean 76.3 %"))
        #expect(text.contains("tick 0") && text.contains("│1.00│"))
    }

    @Test
    func `Scores are on an axis from 0 to 1, whatever they are`() {
        let pane = PaneCase(size: Size(80, 24), mesh: .running, isASCII: false)
        let text = Screen.canvas(context(marked(), [.cycle(1)], pane)).text
        #expect(text.contains("│1.00│") && text.contains("│0.00│") && text.contains("scores of node"))
    }

    @Test
    func `The keys go round the figures and halve the time`() {
        var view = LossView()
        view.update(.cycle(1))
        view.update(.cycle(1))
        #expect(view.figure == .gradients)
        for _ in 0..<4 { view.update(.cycle(1)) }
        #expect(view.figure == .losses)
        view.update(.cycle(-1))
        #expect(view.figure == .accuracy)
        #expect(view.steps(from: 0, to: 800) == 0...800)
        for _ in 0..<3 { view.update(.zoom(1)) }
        #expect(view.steps(from: 0, to: 800) == 700...800)
        view.update(.zoom(-1))
        #expect(view.steps(from: 0, to: 800) == 600...800)
        for _ in 0..<99 { view.update(.zoom(1)) }
        #expect(view.steps(from: 0, to: 3).count >= 2)
        view.update(.zoom(0))
        #expect(view.zoom == 0)
    }

    @Test
    func `Near enough, the curves go through every single step, and the axis says so`() throws {
        var view = marked()
        let node = try #require(view.snapshot?.node(NodeID(5)))
        // What the steps sum up to is forgotten: only the log can know.
        view.snapshot?.nodes[5].history = LossHistory()
        for step in 0..<node.stepCount {
            var report = StepReport()
            report.discriminatorLoss = 7
            view.snapshot?.nodes[5].history.append(step: step, report: report)
        }
        let pane = PaneCase(size: Size(80, 24), mesh: .running, isASCII: false)
        var far = context(view, [], pane)
        far.state.selectedNode = NodeID(5)
        #expect(!Screen.canvas(far).text.contains("every single step"))
        #expect(Screen.canvas(far).text.contains("8.00"))
        var near = context(view, [.zoom(4)], pane)
        near.state.selectedNode = NodeID(5)
        let text = Screen.canvas(near).text
        #expect(text.contains("every single step"))
        #expect(!text.contains("8.00"), "the axis fits the steps as they were")
        var past = near
        past.view.snapshot?.nodes[5].steps = StepLog(nodeCount: 1)
        #expect(!Screen.canvas(past).text.contains("every single step"))
    }
}

import GANCore
import MeshModel
import Testing

@testable import iotgan_tui

struct NodePaneTests {
    /// Node 2 with messages from both neighbours in its buffer, accuracy over time, and marks on every plot.
    private func view(verdict: HealthVerdict? = nil) -> EngineView {
        var snapshot = DemoMesh.ring()
        let (one, two, three) = (NodeID(1), NodeID(2), NodeID(3))
        let knowledge = snapshot.nodes[1].knowledge
        snapshot.nodes[2].buffer = [
            Provenance(
                origin: NodeID(0), via: one, version: 2, hops: 2, knowledge: knowledge, receivedTick: 290,
                payloadBytes: 77_648, encoding: .int8),
            Provenance(
                origin: one, via: one, version: 3, hops: 1, knowledge: knowledge, receivedTick: 330,
                payloadBytes: 39_880, encoding: .int4),
        ]
        snapshot.nodes[2].verdicts = [verdict].compactMap(\.self)
        for index in snapshot.links.indices where snapshot.links[index].id == LinkID(two, three) {
            snapshot.links[index].isCut = true
        }
        snapshot.events.append(MeshEvent(tick: 200, kind: .linkCut(LinkID(two, three))))
        var view = DemoMesh.comparable(snapshot)
        guard var metrics = view.metrics else { return view }
        for tick in stride(from: 0, through: 300, by: 50) {
            metrics.tick = tick
            for index in metrics.nodes.indices {
                metrics.nodes[index].score.accuracy = Double(tick) / 400 + (index == 2 ? 0.1 : 0)
            }
            view.metricsHistory.append(metrics)
        }
        return view
    }

    private func context(_ size: Size, isASCII: Bool = false, _ view: EngineView? = nil) -> PaneContext {
        DemoMesh.expanded(.node, view ?? self.view(), size: size, isASCII: isASCII)
    }

    @Test(arguments: [false, true])
    func `Everything about a node looks as approved`(_ isASCII: Bool) throws {
        let text = Screen.canvas(context(Size(120, 40), isASCII: isASCII)).dump
        try Approved.check(text, "node-120x40\(isASCII ? "-ascii-mono" : "")")
    }

    @Test
    func `A verdict, and a node alone, look as approved`() throws {
        let rule = HealthRule.discriminatorTooWeak
        let bad = view(
            verdict: HealthVerdict(
                rule: rule, sentence: "the discriminator is too weak: D(G(z)) 0.93, L_G 0.11",
                advice: rule.advice))
        try Approved.check(
            Screen.canvas(context(Size(120, 40), isASCII: true, bad)).dump, "node-120x40-verdict-ascii-mono")
        let alone = DemoMesh.comparable(DemoMesh.ring(nodeCount: 1))
        try Approved.check(
            Screen.canvas(context(Size(120, 40), isASCII: true, alone)).dump,
            "node-120x40-alone-ascii-mono")
    }

    @Test(arguments: [Size(120, 40), Size(200, 60)])
    func `All that the pane is for is on one screen`(_ size: Size) {
        let text = Screen.canvas(context(size)).text
        for part in [
            "losses", "scores", "gradient norms", "accuracy", "cut 2-3", "battery", "transmit", "compute",
            "neighbours", "trains on 300 own and 800 fakes", "int4", "39.9 kB", "coverage", "own", "none",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(!text.contains("below"))
        #expect(text.ranges(of: "cut 2-3").count == 4, "the cut is marked on all four plots")
    }

    @Test
    func `A class without own samples says so`() {
        let text = Screen.canvas(context(Size(120, 40))).text
        #expect(text.ranges(of: "none").count == 7, "three of ten classes are its own")
    }

    @Test
    func `What does not fit is a page further down, and the title says so`() {
        let view = view()
        var context = context(Size(80, 24), view)
        #expect(Screen.canvas(context).text.contains("rows below, PgDn"))
        var seen = Screen.canvas(context).text
        for _ in 0..<9 {
            _ = context.state.update(.pane(.scroll(.pageDown)), view)
            seen += Screen.canvas(context).text
        }
        #expect(!Screen.canvas(context).text.contains("below"))
        for part in ["coverage", "losses", "accuracy", "transmit", "trains on", "neighbours", "39.9 kB"] {
            #expect(seen.contains(part), "\(part)")
        }
        let last = context.state.node.firstRow
        _ = context.state.update(.move(.down), view)
        #expect(context.state.node.firstRow == last)
        _ = context.state.update(.move(.up), view)
        #expect(context.state.node.firstRow == last - 1)
        #expect(context.state.selectedNode == NodeID(2))
        _ = context.state.update(.pane(.scroll(.first)), view)
        #expect(context.state.node.firstRow == 0)
    }

    @Test
    func `Where all of it fits, arrows go on selecting nodes`() {
        let view = view()
        var context = context(Size(120, 40), view)
        _ = context.state.update(.move(.up), view)
        #expect(context.state.node.firstRow == 0 && context.state.selectedNode != NodeID(2))
    }

    @Test
    func `Stretched contrast is told`() {
        var context = context(Size(120, 40))
        context.pictures = PictureBook(contrast: .stretched)
        #expect(Screen.canvas(context).text.contains("node 2 · contrast stretched"))
    }

    @Test
    func `Every size and mesh has a whole pane`() {
        for mesh in [ScreenCase.MeshKind.running, .manyNodes, .diverged, .oneNode, .empty] {
            let view = PaneCase(size: Size(80, 24), mesh: mesh, isASCII: false).view
            let context = context(Size(80, 24), view)
            for size in [Size(1, 1), Size(7, 3), Size(20, 8), Size(58, 16), Size(118, 36), Size(198, 56)] {
                #expect(NodePane.content(context, size).canvas.size == size)
            }
        }
    }
}

import GANCore
import MeshModel
import Testing

@testable import iotgan_tui

struct NodeStateTests {
    @Test(arguments: [true, false])
    func `Every state has a shape of its own`(_ isUTF8: Bool) {
        let glyphs = Capabilities(colours: .mono, isUTF8: isUTF8).glyphs
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

    @Test
    func `A node whose D overpowers G, or is too weak, is unbalanced until something worse happens`() {
        for rule in [HealthRule.discriminatorOverpowering, .discriminatorTooWeak] {
            var node = DemoMesh.ring().nodes[2]
            node.verdicts = [HealthVerdict(rule: rule, sentence: "it is", advice: "try")]
            #expect(NodeState(node) == .unbalanced)
            node.quarantinedBy = [NodeID(1)]
            #expect(NodeState(node) == .quarantined)
        }
    }

    @Test
    func `A node that sends poison shows it until its neighbours find out`() {
        var node = DemoMesh.ring().nodes[2]
        node.poison = .noise
        #expect(NodeState(node) == .poisoned)
        node.quarantinedBy = [NodeID(1)]
        #expect(NodeState(node) == .quarantined)
        node.activity = .dark
        #expect(NodeState(node) == .dark)
    }

    @Test
    func `What is wrong with a node stands before its figures`() {
        let view = DemoMesh.view(DemoMesh.ring())
        var node = DemoMesh.ring().nodes[2]
        #expect(NodeFacts.all(node, view, .unicode).facts[0].label == "D(x)")
        node.poison = .scaled
        node.quarantinedBy = [NodeID(1), NodeID(3)]
        let wrongs = NodeFacts.all(node, view, .unicode).facts.prefix(2).map { "\($0.label) \($0.value)" }
        #expect(wrongs == ["poison scaled", "refused by 1, 3"])
        node.quarantinedBy += [NodeID(4), NodeID(5)]
        #expect(NodeFacts.all(node, view, .unicode).facts[1].value == "4 nodes")
    }

    @Test
    func `A node that is not listened to is in quarantine, and one that is stopped is frozen first of all`() {
        var node = DemoMesh.ring().nodes[2]
        node.quarantinedBy = [NodeID(1)]
        #expect(NodeState(node) == .quarantined)
        node.report.generatorLoss = .nan
        #expect(NodeState(node) == .diverging)
        node.activity = .frozen
        #expect(NodeState(node) == .frozen)
    }
}

import GANCore
import Testing

@testable import MeshModel

/// Settings of one node among others.
@Suite struct MeshStateSettingsTests {
    private static let node = NodeID(1)

    static let changes: [(change: Intervention, former: Intervention)] = [
        (.setNodeStrategy(node, .relay), .setNodeStrategy(node, .replay)),
        (.setNodeSchedule(node, .onImprovement), .setNodeSchedule(node, .every)),
        (.setNodeEncoding(node, .int4), .setNodeEncoding(node, .fp32)),
        (
            .setNodeLearningRates(node, LearningRates(both: 0.1)),
            .setNodeLearningRates(node, LearningRates(both: 2e-3))
        ),
    ]

    @Test(arguments: changes)
    func `a change for one node is told with what was before, and is in the digest until it is taken back`(
        change: Intervention, former: Intervention
    ) throws {
        var state = try TinyMesh.state()
        let digest = state.digest
        let events = state.apply([change])
        #expect(events.map(\.kind) == [.nodeSettingChanged(change, former: former)])
        #expect(state.digest != digest)
        let again = state.apply([change])
        guard case .refused(change, let why)? = again.first?.kind else {
            Issue.record("the same again was not refused")
            return
        }
        #expect(why.hasPrefix("node 1 has that ") && why.hasSuffix(" already"))
        state.apply([former])
        #expect(state.digest == digest)
    }

    @Test func `what cannot be is refused with its reason`() throws {
        var state = try TinyMesh.state()
        func why(_ intervention: Intervention) -> String? {
            guard case .refused(_, let why)? = state.apply([intervention]).first?.kind else { return nil }
            return why
        }
        #expect(why(.setNodeSchedule(NodeID(9), .every)) == "there is no node 9")
        #expect(
            why(.setNodeStrategy(Self.node, .central))
                == "whether all data are in one place is decided before tick 0")
        #expect(
            why(.setLearningRates(LearningRates(both: 0)))
                == "generator learning rate: 0.0 is not valid; expected a positive number up to 1000000.0")
        #expect(
            why(.setNodeLearningRates(Self.node, LearningRates(generator: 1, discriminator: -1)))
                == "discriminator learning rate: -1.0 is not valid; expected a positive number up to 1000000.0"
        )
    }

    @Test func `a learning rate moves the weights of its node by that much more, and nobody else's`() throws {
        let plain = try TinyMesh.run()
        let fast = try TinyMesh.run()
        let before = plain.state.nodes[1].gan.generator.weights.elements
        plain.tick()
        fast.tick(applying: [.setNodeLearningRates(Self.node, LearningRates(both: 0.2))])
        func largestStep(_ run: MeshRun) -> Float {
            zip(before, run.state.nodes[1].gan.generator.weights.elements).map { abs($0 - $1) }.max() ?? 0
        }
        // Adam's first step moves every weight by the learning rate (Kingma & Ba 2015, section 2.1).
        #expect(abs(largestStep(plain) - 2e-3) < 1e-5)
        #expect(abs(largestStep(fast) - 0.2) < 1e-3)
        #expect(plain.state.nodes[2].gan == fast.state.nodes[2].gan)
    }

    @Test func `a learning rate for all is that of nodes that come later too`() throws {
        let run = try TinyMesh.run()
        let rates = LearningRates(generator: 0.1, discriminator: 0.2)
        let events = run.tick(applying: [.setLearningRates(rates), .injectNode()])
        #expect(events.first?.kind == .settingsChanged(.setLearningRates(rates)))
        #expect(run.state.nodes.allSatisfy { $0.gan.learningRates == rates })
        #expect(run.state.nodes.count == 5)
        run.tick()
    }

    @Test func `nodes with different strategies refuse each other's messages by what they are`() throws {
        let run = try TinyMesh.run(TinyMesh.scenario { $0.topology = .line })
        run.tick(applying: [.setNodeStrategy(NodeID(0), .gossipAverage)])
        for _ in 0..<60 {
            run.tick()
            #expect(run.state.checkInvariants() == [])
        }
        #expect(run.state.nodes[0].buffer.entries.isEmpty)
        #expect(run.state.totals.dropped(.wrongModel) > 0)
        #expect(run.state.nodes[1].buffer.entries.map(\.origin) == [NodeID(2)])
        #expect(run.state.nodes[3].buffer.entries.map(\.origin) == [NodeID(2)])
    }

    @Test func `an isolated node among others refuses everything and blames nobody`() throws {
        let run = try TinyMesh.run(TinyMesh.scenario { $0.topology = .line })
        run.tick(applying: [.setNodeStrategy(NodeID(0), .isolated)])
        for _ in 0..<60 { run.tick() }
        #expect(run.state.totals.dropped(.unwanted) > 0)
        #expect(run.state.totals.dropped(.wrongModel) == 0)
        #expect(!run.state.nodes[0].quarantine.holds(NodeID(1), tick: run.state.tick))
        #expect(run.state.nodes[1].buffer.entry(of: NodeID(0)) == nil)
    }

    @Test func `a node under relay sends whole messages, whatever its encoding`() throws {
        let run = try TinyMesh.run()
        run.tick(applying: [.setNodeStrategy(Self.node, .relay), .setNodeEncoding(Self.node, .delta)])
        for _ in 0..<60 {
            run.tick()
            #expect(run.state.nodes[1].outbox?.header.encoding ?? .int8 == .int8)
            #expect(run.state.checkInvariants() == [])
        }
        #expect(run.state.nodes[1].version > 2)
        let held = try #require(run.state.nodes[0].buffer.entry(of: Self.node))
        #expect(held.header.encoding == .int8)
    }
    @Test func `a relay sends on whole messages alone, not changes that a neighbour counts from others`()
        throws
    {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.topology = .line
                $0.encoding = .delta
            })
        run.tick(applying: [.setNodeStrategy(NodeID(1), .relay), .setNodeStrategy(NodeID(2), .relay)])
        var own: [Int] = []
        var forwarded: [Int] = []
        for _ in 0..<160 {
            for event in run.tick() {
                if case .transmitted(let sender, NodeID(0), let version, _, _) = event.kind {
                    if sender == NodeID(0) { own.append(version) } else { forwarded.append(version) }
                }
            }
            #expect(run.state.checkInvariants() == [])
        }
        // Every eighth is whole.
        #expect(own.contains { $0 % 8 != 1 })
        #expect(!forwarded.isEmpty && forwarded.allSatisfy { $0 % 8 == 1 })
    }
}

import GANCore
import Testing

@testable import MeshModel

@Suite struct UndoTests {
    /// What an intervention changes and a user sees.
    private struct Appearance: Equatable {
        var nodes: [String]
        var links: [String]
        var usual: String

        init(_ mesh: MeshSnapshot) {
            nodes = mesh.nodes.map { node in
                "\(node.id) \(node.position) \(node.isFrozen) \(node.radio) \(node.strategy) \(node.schedule) "
                    + "\(node.encoding) \(node.learningRates) \(node.poison?.rawValue ?? "honest") "
                    + "\(node.ownCounts) \(node.stepCount) \(node.activity == .dark) "
                    + "\(node.energy.storedNanojoules) \(node.energy.spent.usedNanojoules) \(node.buffer)"
            }
            links = mesh.links.map { "\($0.id) \($0.isCut) \($0.isPinned) \($0.degradationDecibels)" }
            let scenario = mesh.scenario
            usual =
                "\(scenario.radio) \(scenario.strategy) \(scenario.schedule) \(scenario.encoding) "
                + "\(scenario.gan.learningRates) \(scenario.health)"
        }
    }

    private static let (one, two) = (NodeID(1), NodeID(2))
    private static let (link, cut) = (LinkID(NodeID(0), NodeID(1)), LinkID(NodeID(2), NodeID(3)))

    /// A ring of four after some exchanges, in which every node has something of its own.
    private static func mesh() throws -> MeshState {
        let run = try TinyMesh.run()
        for _ in 0..<20 { run.tick() }
        run.tick(applying: [
            .cutLink(cut), .degradeLink(link, decibels: 3), .setNodeRadio(one, .ieee802154),
            .setNodeStrategy(two, .relay), .setNodeEncoding(one, .int4),
            .setNodeSchedule(two, .onImprovement),
            .setThreshold(.collapseDiversity, 0.9),
            .setNodeLearningRates(one, LearningRates(generator: 0.01, discriminator: 0.003)),
            .poison(two, .zeros), .freezeNode(NodeID(3)), .injectNode(), .removeNode(NodeID(4)),
            .drain(one, joules: 7),
        ])
        for _ in 0..<5 { run.tick() }
        return run.state
    }

    static let reversible: [String] = [
        "inject", "inject classes=1 near=0,2", "remove 1", "remove 3", "return 4", "freeze 0", "revive 3",
        "cut 0-1", "restore 2-3", "degrade 0-1 20", "degrade 0-1 0", "move 1 500 -3", "split 0", "split 0,1",
        "heal", "radio lora-long-fast", "radio 2 802.15.4", "radio 1 ble", "strategy raw",
        "strategy gossip-average", "strategy 2 raw", "strategy 1 isolated", "schedule energy-aware",
        "schedule 2 every", "encoding delta", "encoding 1 delta", "encoding int8", "rate 0.1",
        "threshold collapse_diversity 0.7", "threshold memorising_gap 0.2", "rate 3 0.05,0.01",
        "rate 1 0.1", "rate 3 0.05,0.01", "poison 2 noise", "poison 1 nan", "cure 2", "link 0-2",
        "unlink 0-1",
        "unlink 2-3", "unlink 1-2", "recharge 1 5", "recharge 1 0.1", "recharge 1 1000000", "recharge 0 100",
        "drain 1 0.1",
        "drain 3 1000000", "drain 2 2.000000001",
    ]

    @Test(arguments: reversible)
    func `an intervention and its undo leave the mesh as it looked before`(text: String) throws {
        let intervention = try #require(Intervention(text))
        var state = try Self.mesh()
        let before = state.snapshot()
        let done = state.apply([intervention])
        #expect(!done.contains { if case .refused = $0.kind { true } else { false } })
        #expect(Appearance(state.snapshot()) != Appearance(before))
        guard case .interventions(let plan) = intervention.undo(before: before) else {
            Issue.record("\(text) has no undo")
            return
        }
        let undone = state.apply(plan)
        #expect(!undone.contains { if case .refused = $0.kind { true } else { false } })
        #expect(Appearance(state.snapshot()) == Appearance(before))
        #expect(state.checkInvariants() == [])
        // It goes on.
        let pool = TrainingPool(scenario: state.scenario, threadCount: 1)
        for _ in 0..<10 { state.tick(on: pool) }
        #expect(state.checkInvariants() == [])
    }

    static let irreversible: [(text: String, why: String)] = [
        ("step", "a tick that has passed does not come back"),
        ("withhold 1 0 0 9", "what is withheld stays so; go back to before it"),
        ("withhold 9 0 0 1", "it has changed nothing"),
        ("link 0-1", "it has changed nothing"), ("link 0-9", "it has changed nothing"),
        ("unlink 0-2", "it has changed nothing"), ("recharge 9 5", "it has changed nothing"),
        ("drain 9 5", "it has changed nothing"),
        ("cut 2-3", "it has changed nothing"), ("restore 0-1", "it has changed nothing"),
        ("cut 0-9", "it has changed nothing"), ("remove 9", "it has changed nothing"),
        ("freeze 3", "it has changed nothing"), ("revive 1", "it has changed nothing"),
        ("split 0,1,2,3", "it has changed nothing"), ("rate 9 0.1", "it has changed nothing"),
    ]

    @Test(arguments: irreversible)
    func `what cannot be undone says why`(text: String, why: String) throws {
        let intervention = try #require(Intervention(text))
        #expect(intervention.undo(before: try Self.mesh().snapshot()) == .impossible(why: why))
    }

    @Test func `pause and resume undo each other`() throws {
        let mesh = try TinyMesh.state().snapshot()
        #expect(Intervention.pause.undo(before: mesh) == .interventions([.resume]))
        #expect(Intervention.resume.undo(before: mesh) == .interventions([.pause]))
    }

    @Test func `healing a mesh without cut links has no undo`() throws {
        let mesh = try TinyMesh.state().snapshot()
        #expect(Intervention.heal.undo(before: mesh) == .impossible(why: "it has changed nothing"))
    }
}

@testable import MeshModel

/// A past that is made up, event by event, in a ring of tiny nodes unless it says otherwise.
struct Tale {
    var scenario = TinyMesh.scenario()
    var journal = Journal()

    static let refused = HealthVerdict(
        rule: .poisonedInput, sentence: "node 0 sends what cannot be believed", advice: "cut it off",
        culprit: NodeID(0))
    static let explosion = HealthVerdict(
        rule: .explosion, sentence: "training explodes", advice: "lower its learning rate")
    static let stale = HealthVerdict(
        rule: .staleGenerator, sentence: "class 0 is stale", advice: "look at the links", culprit: NodeID(0))

    init(_ change: (inout Scenario) -> Void = { _ in }) { scenario = TinyMesh.scenario(change) }

    /// Something that happened.
    mutating func at(_ tick: Int, _ kind: MeshEvent.Kind) {
        journal.append([MeshEvent(tick: tick, kind: kind)])
    }

    /// Something that was done by hand, as a user types it.
    mutating func done(_ tick: Int, _ text: String) throws {
        journal.append(try Intervention(parsing: text), at: tick)
    }

    /// A message that came whole and was taken.
    mutating func got(
        _ tick: Int, by receiver: UInt32, from sender: UInt32, origin: UInt32? = nil, version: Int
    ) {
        at(
            tick,
            .received(
                by: NodeID(receiver), from: NodeID(sender), origin: NodeID(origin ?? sender), version: version
            ))
    }

    /// A class that was learned.
    mutating func learned(
        _ tick: Int, by learner: UInt32, _ label: Int, from origin: UInt32, via: UInt32, generations: Int
    ) {
        at(
            tick,
            .learned(
                by: NodeID(learner), classes: [label], from: NodeID(origin), via: NodeID(via),
                generations: generations))
    }

    mutating func ill(_ tick: Int, _ node: UInt32, _ verdict: HealthVerdict) {
        at(tick, .healthBegan(NodeID(node), verdict))
    }

    func explanation(of node: UInt32, in mesh: MeshSnapshot? = nil) throws -> Explanation {
        Explanation(
            of: NodeID(node), scenario: scenario, journal: journal,
            mesh: try mesh ?? TinyMesh.state(scenario).snapshot())
    }

    func cause(of node: UInt32) throws -> String? { try explanation(of: node).cause?.sentence }
}

extension Explanation {
    /// What stands under a title.
    func items(_ title: String) -> [String] { sections.first { $0.title == title }?.items ?? [] }
}

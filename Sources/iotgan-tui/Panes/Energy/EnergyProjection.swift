import MeshModel

/// When a battery will be empty if the node goes on as it has so far.
enum EnergyProjection {
    /// Simulated seconds from now until the node is dark: what it holds over what it has lost a second since the start;
    /// nil where that is nothing, or it is dark already.
    static func secondsLeft(_ node: MeshSnapshot.Node, after seconds: Double) -> Double? {
        let energy = node.energy
        let lost = energy.spent.totalNanojoules - energy.harvestedNanojoules
        guard node.activity != .dark, lost > 0, seconds > 0 else { return nil }
        return Double(energy.storedNanojoules) * seconds / Double(lost)
    }

    /// The node that will be dark first, and in how many seconds.
    static func firstDeath(_ snapshot: MeshSnapshot) -> (node: NodeID, seconds: Double)? {
        snapshot.nodes
            .compactMap { node in secondsLeft(node, after: snapshot.seconds).map { (node.id, $0) } }
            .min { ($0.1, $0.0) < ($1.1, $1.0) }
            .map { (node: $0.0, seconds: $0.1) }
    }
}

import MeshModel

/// When batteries will be empty if nodes go on as of late, in simulated seconds from now.
enum EnergyProjection {
    /// nil where the charge does not fall, or the node is dark already.
    static func secondsLeft(_ node: MeshSnapshot.Node, _ snapshot: MeshSnapshot) -> Double? {
        guard node.activity != .dark, let tick = node.projectedDeathTick else { return nil }
        return Double(max(0, tick - snapshot.tick)) * snapshot.scenario.tickSeconds
    }
}

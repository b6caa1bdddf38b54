import MeshModel

/// What takes too long to be computed for every frame, and is so only while a pane shows it.
struct CloseUps: Sendable {
    var distances: WeightDistances?
}

/// Computes close-ups, anew only when the generators have moved on.
final class CloseUpStudio {
    private(set) var closeUps = CloseUps()
    /// Nodes and their steps when distances were computed.
    private var comparedSteps: [Moment] = []

    private struct Moment: Hashable {
        var node: NodeID
        var stepCount: Int
    }

    func update(_ snapshot: MeshSnapshot, _ state: DashboardState) {
        let isHeatShown = Layout(size: state.size, expanded: state.isExpanded ? state.focus : nil)
            .slots.contains { $0.pane == .heat }
        if isHeatShown, state.heat.figure == .distance { compareWeights(snapshot) }
    }

    private func compareWeights(_ snapshot: MeshSnapshot) {
        let steps = snapshot.nodes.map { Moment(node: $0.id, stepCount: $0.stepCount) }
        guard steps != comparedSteps else { return }
        comparedSteps = steps
        closeUps.distances = WeightDistances(snapshot.nodes)
    }
}

import MeshModel

/// Something that a user did to the mesh, and what takes it back.
struct Deed: Hashable, Sendable {
    let done: [Intervention]
    /// In the order in which they are applied.
    let undone: [Intervention]
}

// Doing things to the mesh, and taking them back.
extension DashboardState {
    /// Deeds that are remembered.
    private static let deedLimit = 100

    /// Whatever changes the mesh goes through here.
    mutating func intervene(_ interventions: [Intervention], _ view: EngineView) -> [Effect] {
        guard let snapshot = view.snapshot else {
            message = "there is no mesh yet"
            return []
        }
        remember(interventions, before: snapshot)
        for intervention in interventions { noteClock(intervention) }
        return interventions.map { .intervene($0) }
    }

    /// Of several interventions the last one is taken back first. What cannot be taken back is not remembered: undo
    /// then takes back what was done before it.
    private mutating func remember(_ interventions: [Intervention], before snapshot: MeshSnapshot) {
        var undone: [Intervention] = []
        for intervention in interventions.reversed() {
            guard case .interventions(let steps) = intervention.undo(before: snapshot), !steps.isEmpty else {
                return
            }
            undone += steps
        }
        deeds.append(Deed(done: interventions, undone: undone))
        if deeds.count > Self.deedLimit { deeds.removeFirst() }
    }

    mutating func undo(_ view: EngineView) -> [Effect] {
        guard let deed = deeds.popLast() else {
            message = "there is nothing to undo"
            return []
        }
        message = "took back: " + deed.done.map(\.description).joined(separator: ", ")
        return deed.undone.map { .intervene($0) }
    }
}

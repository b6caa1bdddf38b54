/// What keeps messages away, as it comes and is mended.
struct Obstacles {
    /// Those that are there still, in the order in which they came.
    private(set) var present: [(obstacle: Obstacle, tick: Int)] = []
    /// The radios that nodes had before the first change of their own.
    private var formerRadios: [NodeID: RadioProfile] = [:]

    mutating func note(_ event: MeshEvent) {
        switch event.kind {
        case .nodeRadioChanged(let node, let radio, let former):
            let first = formerRadios[node] ?? former
            formerRadios[node] = first
            // Of several radios, one after the other, the last one keeps messages away.
            mend { $0 == .otherRadio(node) }
            guard radio != first else { return }
        // All have the same one.
        case .settingsChanged(.setRadio):
            formerRadios = [:]
            mend { if case .otherRadio = $0 { true } else { false } }
        default:
            if let fault = Obstacle.mended(by: event.kind) { mend { $0 == fault } }
        }
        if let obstacle = Obstacle(event.kind) { present.append((obstacle, event.tick)) }
    }

    private mutating func mend(_ isMended: (Obstacle.Fault) -> Bool) {
        present.removeAll { isMended($0.obstacle.fault) }
    }
}

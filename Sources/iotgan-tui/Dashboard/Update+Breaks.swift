import MeshModel

// What stops the clock.
extension DashboardState {
    mutating func watch(_ conditions: [BreakCondition], _ view: EngineView) -> [Effect] {
        let former = breaks
        breaks = conditions
        if case .breaks(let row) = mode { mode = .breaks(row: max(0, min(row, conditions.count - 1))) }
        guard conditions != former else { return [] }
        let added = conditions.filter { !former.contains($0) }.map { saying($0, view) }
        let removed = former.filter { !conditions.contains($0) }.map(\.description)
        message = (added + removed.map { "no longer stops the clock: \($0)" }).joined(separator: "; ")
        return [.watch(conditions)]
    }

    /// That it stops the clock, and why it may never.
    private func saying(_ condition: BreakCondition, _ view: EngineView) -> String {
        var text = "stops the clock: \(condition)"
        if let node = condition.node, let mesh = view.snapshot, mesh.node(node) == nil {
            text += "; there is no node \(node) now"
        }
        if case .tick(let tick) = condition, let mesh = view.snapshot, tick <= mesh.tick {
            text += "; that is past, until you go back"
        }
        return text
    }

    mutating func useBreaks(row: Int, _ action: Action, _ view: EngineView) -> [Effect] {
        guard breaks.indices.contains(row) else {
            if case .click = action { mode = .browsing }
            return []
        }
        switch action {
        case .move(.down): mode = .breaks(row: (row + 1) % breaks.count)
        case .move(.up): mode = .breaks(row: (row + breaks.count - 1) % breaks.count)
        case .confirm: goToNode(of: breaks[row], view)
        case .click(let point):
            guard let clicked = BreaksOverlay.row(at: point, chosen: row, breaks, size) else {
                mode = .browsing
                return []
            }
            mode = .breaks(row: clicked)
            if clicked == row { goToNode(of: breaks[row], view) }
        default: break
        }
        return []
    }

    /// Shows the node of which a condition holds, or the one that is nearest to it.
    private mutating func goToNode(of condition: BreakCondition, _ view: EngineView) {
        let reading = view.reading(of: condition)
        let node = reading?.holders.first ?? reading?.source ?? condition.node
        guard let node else {
            message = "that is about no single node"
            return
        }
        guard view.snapshot?.node(node) != nil else {
            message = "there is no node \(node) now"
            return
        }
        mode = .browsing
        selectedNode = node
        revealSelected(view)
        show(.node)
    }

    /// Selects the node by which the clock was stopped, once, and lets the last line say so.
    mutating func followStops(_ view: EngineView) {
        guard view.stops != stops else { return }
        stops = view.stops
        if !stops.isEmpty { message = nil }
        guard let node = stops.first?.nodes.first, view.snapshot?.node(node) != nil else { return }
        selectedNode = node
        revealSelected(view)
    }
}

extension EngineView {
    /// What a condition showed when it was looked at last; nil before.
    func reading(of condition: BreakCondition) -> BreakReading? {
        breaks.first { $0.condition == condition }?.reading
    }
}

import GANCore

extension MeshState {
    /// Moves the nodes by a tick, and every so often measures the links anew.
    mutating func move() {
        if case .waypoint(let speed, let pause) = scenario.mobility {
            for index in nodes.indices { walk(index, metresPerSecond: speed, pauseSeconds: pause) }
            if tick % linkInterval == 0 { relinkByDistance() }
        }
        if tick % linkInterval == 0 && tick > 0 { measureLinks() }
    }

    /// Ticks in which neither shadowing nor a walker's distance changes much: a sixteenth of the coherence time, and at
    /// most a second where nodes move.
    private var linkInterval: Int {
        let coherence = scenario.propagation.coherenceSeconds / 16
        let seconds = scenario.mobility == .still ? coherence : min(coherence, 1)
        return max(1, Int((seconds / scenario.tickSeconds).rounded()))
    }

    private mutating func walk(_ index: Int, metresPerSecond: Double, pauseSeconds: Double) {
        let id = nodes[index].id
        var walk = nodes[index].walk ?? Walk(target: waypoint(of: id, leg: 0), pauseSeconds: 0, leg: 0)
        nodes[index].position = walk.advance(
            from: nodes[index].position, seconds: scenario.tickSeconds, metresPerSecond: metresPerSecond,
            rest: pauseSeconds, nextTarget: { waypoint(of: id, leg: $0) })
        nodes[index].walk = walk
    }

    /// A place in the area, chosen evenly.
    private func waypoint(of id: NodeID, leg: Int) -> Position {
        var stream = RandomStream(
            seed: scenario.seed, node: id.number, purpose: .mobility, tick: UInt64(leg))
        return Position(
            x: area.low.x + (area.high.x - area.low.x) * Double(stream.uniform()),
            y: area.low.y + (area.high.y - area.low.y) * Double(stream.uniform()))
    }
}

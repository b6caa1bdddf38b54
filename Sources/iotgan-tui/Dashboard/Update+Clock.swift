import MeshModel

// Pausing, stepping, speed.
extension DashboardState {
    mutating func updateClock(_ action: Action, _ view: EngineView) -> [Effect] {
        switch view.phase {
        case .preparing, .failed:
            message = "nothing runs yet"
            return []
        case .running, .paused: break
        }
        switch action {
        case .togglePause: return isPaused(view) ? setClock(.resume) : setClock(.pause)
        case .singleStep where isPaused(view): return [.intervene(.singleStep)]
        case .singleStep: return setClock(.pause) + [.intervene(.singleStep)]
        case .changeSpeed(let doublings): return limitSpeed(to: changedSpeed(by: doublings, view))
        case .limitSpeed(let limit): return limitSpeed(to: limit)
        default: return []
        }
    }

    /// Whether the clock stands, or will as soon as the engine has seen to it: who presses twice means twice.
    private func isPaused(_ view: EngineView) -> Bool { isPauseAsked ?? (view.phase == .paused) }

    /// Lets the clock stand, where it does not.
    mutating func stopClock(_ view: EngineView) -> [Effect] { isPaused(view) ? [] : setClock(.pause) }

    private mutating func setClock(_ intervention: Intervention) -> [Effect] {
        noteClock(intervention)
        return [.intervene(intervention)]
    }

    /// Remembers what the clock was told last.
    mutating func noteClock(_ intervention: Intervention) {
        switch intervention {
        case .pause: isPauseAsked = true
        case .resume: isPauseAsked = false
        default: break
        }
    }

    private mutating func limitSpeed(to limit: Double?) -> [Effect] {
        speedLimit = limit
        message =
            limit.map { "at most \(NumberText.short($0)) ticks a second" } ?? "as fast as this machine can"
        return [.limitSpeed(limit)]
    }

    /// Without a limit, the next slower one is the power of two below what the mesh does now.
    private func changedSpeed(by doublings: Int, _ view: EngineView) -> Double? {
        if let speedLimit {
            let next = doublings > 0 ? speedLimit * 2 : speedLimit / 2
            return next > Self.fastestLimit ? nil : max(next, Self.slowestLimit)
        }
        guard doublings < 0 else { return nil }
        let nodes = Double(max(1, view.snapshot?.nodes.count ?? 1))
        var limit = Self.fastestLimit
        while limit > Self.slowestLimit, limit >= view.nodeStepsPerSecond / nodes { limit /= 2 }
        return limit
    }

    private static let fastestLimit = 1024.0
    private static let slowestLimit = 0.125
}

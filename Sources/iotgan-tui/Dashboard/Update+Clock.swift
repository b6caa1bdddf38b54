import MeshModel

// Pausing, stepping, speed.
extension DashboardState {
    mutating func updateClock(_ action: Action, _ view: EngineView) -> [Effect] {
        switch (action, view.phase) {
        case (_, .preparing), (_, .failed):
            message = "nothing runs yet"
            return []
        case (.togglePause, .running): return [.intervene(.pause)]
        case (.togglePause, .paused): return [.intervene(.resume)]
        case (.singleStep, .running): return [.intervene(.pause), .intervene(.singleStep)]
        case (.singleStep, .paused): return [.intervene(.singleStep)]
        case (.changeSpeed(let doublings), _): return limitSpeed(to: changedSpeed(by: doublings, view))
        case (.limitSpeed(let limit), _): return limitSpeed(to: limit)
        default: return []
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

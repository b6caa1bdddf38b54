/// How nodes move.
public enum Mobility: Sendable, Hashable {
    /// They stay where they are.
    case still
    /// Random waypoint (Johnson & Maltz 1996): each node walks in a straight line to a place chosen at random, rests,
    /// and walks on.
    case waypoint(metresPerSecond: Double, pauseSeconds: Double)
}

extension Mobility: TextCodable {
    public static let expectedText = "still, or waypoint:METRES_PER_SECOND with :PAUSE_SECONDS if wanted"

    /// Reads `still`, `waypoint:1.5` or `waypoint:1.5:30`.
    public init?(_ text: String) {
        if text == "still" {
            self = .still
            return
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.first == "waypoint", (2...3).contains(parts.count), let speed = Double(parts[1]),
            let pause = parts.count == 3 ? Double(parts[2]) : 0
        else { return nil }
        guard speed > 0, speed.isFinite, pause >= 0, pause.isFinite else { return nil }
        self = .waypoint(metresPerSecond: speed, pauseSeconds: pause)
    }

    public var description: String {
        switch self {
        case .still: "still"
        case .waypoint(let speed, let pause): "waypoint:\(speed):\(pause)"
        }
    }
}

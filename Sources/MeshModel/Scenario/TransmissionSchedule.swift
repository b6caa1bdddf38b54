/// When a node transmits its weight vector.
public enum TransmissionSchedule: String, Sendable, Hashable, Codable, CaseIterable {
    /// Once in each exchange interval.
    case every
    /// Once in each interval, but only when the node's generator has improved since it last transmitted, or knows
    /// more classes.
    case onImprovement = "improvement"
    /// As ``onImprovement``, and only when the improvement is worth the share of the battery that it takes.
    case energyAware = "energy-aware"
}

/// How often nodes join and leave by themselves.
public struct Churn: Sendable, Hashable, Codable {
    /// Nodes that join the mesh in an hour of simulated time, on average.
    public var joinsPerHour: Double
    /// Nodes that leave it in an hour of simulated time, on average.
    public var leavesPerHour: Double

    public init(joinsPerHour: Double = 0, leavesPerHour: Double = 0) {
        self.joinsPerHour = joinsPerHour
        self.leavesPerHour = leavesPerHour
    }
}

/// A node's energy, in whole nanojoules so that the books balance exactly:
/// `initial + harvested - spent.total == stored`.
public struct EnergyLedger: Sendable, Hashable, Codable {
    public var initialNanojoules: Int64
    public var harvestedNanojoules: Int64 = 0
    public var spent = Spent()

    public init(initialNanojoules: Int64) {
        self.initialNanojoules = initialNanojoules
    }

    public var storedNanojoules: Int64 { initialNanojoules + harvestedNanojoules - spent.totalNanojoules }
    public var storedJoules: Double { Double(storedNanojoules) * 1e-9 }
    /// Share of the initial charge that is left, 0 ... 1.
    public var charge: Double {
        initialNanojoules > 0 ? Double(storedNanojoules) / Double(initialNanojoules) : 0
    }

    /// Energy by cause.
    public struct Spent: Sendable, Hashable, Codable {
        public var transmitNanojoules: Int64 = 0
        public var receiveNanojoules: Int64 = 0
        public var computeNanojoules: Int64 = 0

        public init() {}

        public var totalNanojoules: Int64 { transmitNanojoules + receiveNanojoules + computeNanojoules }
        public var totalJoules: Double { Double(totalNanojoules) * 1e-9 }
    }
}

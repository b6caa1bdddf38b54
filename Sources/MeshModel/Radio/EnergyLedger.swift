/// A node's energy, in whole nanojoules so that the books balance exactly:
/// `initial + harvested - spent.total == stored`, and `stored` is never negative nor above the capacity.
///
/// The charge is kept beside the books and not worked out from them, so that an entry without a charge that moved, or a
/// charge that moved without an entry, shows.
public struct EnergyLedger: Sendable, Hashable, Codable {
    public var initialNanojoules: Int64
    /// What the battery holds now.
    public var storedNanojoules: Int64
    public var harvestedNanojoules: Int64 = 0
    public var spent = Spent()

    public init(initialNanojoules: Int64) {
        self.initialNanojoules = initialNanojoules
        storedNanojoules = initialNanojoules
    }

    /// A battery with this charge, rounded to whole nanojoules.
    public init(initialJoules: Double) {
        self.init(initialNanojoules: Self.nanojoules(initialJoules))
    }

    /// A charge, rounded to whole nanojoules.
    static func nanojoules(_ joules: Double) -> Int64 { Int64((joules * 1e9).rounded()) }

    /// What the battery holds when it is full; it is full at the start.
    public var capacityNanojoules: Int64 { initialNanojoules }
    /// What the battery must hold by the books.
    var bookedNanojoules: Int64 { initialNanojoules + harvestedNanojoules - spent.totalNanojoules }
    public var storedJoules: Double { Double(storedNanojoules) * 1e-9 }
    public var isEmpty: Bool { storedNanojoules <= 0 }
    /// Share of the capacity that is stored, 0 ... 1.
    public var charge: Double {
        initialNanojoules > 0 ? Double(storedNanojoules) / Double(initialNanojoules) : 0
    }

    /// Takes up to `nanojoules` out of the battery for `cause` and returns what was there to take.
    ///
    /// A battery that holds less gives what it holds and is empty; nothing is spent that was not stored.
    mutating func spend(_ nanojoules: Int64, on cause: WritableKeyPath<Spent, Int64>) -> Int64 {
        let taken = min(max(0, nanojoules), max(0, storedNanojoules))
        spent[keyPath: cause] += taken
        storedNanojoules -= taken
        return taken
    }

    /// Stores up to `nanojoules` that were harvested and returns what fitted in; only that is counted as
    /// harvested.
    mutating func harvest(_ nanojoules: Int64) -> Int64 {
        let stored = min(max(0, nanojoules), capacityNanojoules - storedNanojoules)
        harvestedNanojoules += stored
        storedNanojoules += stored
        return stored
    }

    /// Fills the battery from outside and returns what fitted in, which is counted as harvested.
    mutating func recharge() -> Int64 { harvest(capacityNanojoules) }

    /// Energy by cause.
    public struct Spent: Sendable, Hashable, Codable {
        public var transmitNanojoules: Int64 = 0
        public var receiveNanojoules: Int64 = 0
        public var computeNanojoules: Int64 = 0
        /// Listening without receiving.
        public var idleNanojoules: Int64 = 0
        public var sleepNanojoules: Int64 = 0
        /// What somebody took out of the battery. It has left it like the rest, but has done nothing for the node.
        public var drainedNanojoules: Int64 = 0

        public init() {}

        /// All that left the battery.
        public var totalNanojoules: Int64 { usedNanojoules + drainedNanojoules }
        public var totalJoules: Double { Double(totalNanojoules) * 1e-9 }
        /// What the node took for its work: what figures for each joule count by.
        public var usedNanojoules: Int64 {
            transmitNanojoules + receiveNanojoules + computeNanojoules + idleNanojoules + sleepNanojoules
        }
        public var usedJoules: Double { Double(usedNanojoules) * 1e-9 }

        mutating func add(_ other: Spent) {
            transmitNanojoules += other.transmitNanojoules
            receiveNanojoules += other.receiveNanojoules
            computeNanojoules += other.computeNanojoules
            idleNanojoules += other.idleNanojoules
            sleepNanojoules += other.sleepNanojoules
            drainedNanojoules += other.drainedNanojoules
        }

        mutating func subtract(_ other: Spent) {
            transmitNanojoules -= other.transmitNanojoules
            receiveNanojoules -= other.receiveNanojoules
            computeNanojoules -= other.computeNanojoules
            idleNanojoules -= other.idleNanojoules
            sleepNanojoules -= other.sleepNanojoules
            drainedNanojoules -= other.drainedNanojoules
        }
    }
}

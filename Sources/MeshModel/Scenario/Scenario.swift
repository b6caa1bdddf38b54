public import GANCore

/// Everything that defines a run, but the seed's interventions: change nothing and get the same bits.
public struct Scenario: Sendable, Hashable, Codable {
    public var name = "quickstart"
    public var seed: UInt64 = 1
    public var nodeCount = 8
    public var topology = Topology.ring
    public var dataset = DatasetChoice.glyphs
    public var partition = PartitionScheme.classes(3)
    /// Own samples of each class that a node holds.
    public var samplesPerClass = 100
    public var gan = GANConfiguration()
    public var classifier = ClassifierConfiguration()
    public var strategy = ExchangeStrategy.replay
    /// Ticks between a node's transmissions.
    public var exchangeInterval = 100
    /// Fakes of each foreign class, drawn afresh in every round.
    public var fakesPerClass = 200
    /// Share of own samples in a batch while there are fakes.
    public var ownShare: Float = 0.7
    /// Adversarial steps of a node in a tick.
    public var stepsPerTick = 1
    /// Simulated time of a tick.
    public var tickSeconds = 0.1
    public var radio = RadioProfile.bluetoothLE1M
    public var device = DeviceProfile.cortexM7
    public var batteryJoules = 20_000.0

    public init() {}
}

/// Which nodes are linked.
public enum Topology: Sendable, Hashable, Codable {
    case ring, line, star, grid, full
    /// Nodes at random places of a unit square, linked within `radius`; always connected.
    case randomGeometric(radius: Double)
}

/// Where images come from.
public enum DatasetChoice: Sendable, Hashable, Codable {
    case glyphs
    case fashionMNIST
    /// A folder with IDX image/label pairs.
    case folder(String)
}

/// What nodes send and what they make of it.
public enum ExchangeStrategy: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing is exchanged.
    case isolated
    /// Fakes from received weight vectors are shuffled with own samples.
    case replay
}

public enum RadioProfile: String, Sendable, Hashable, Codable, CaseIterable {
    case ideal
    case ieee802154 = "802.15.4"
    case bluetoothLE1M = "ble"
    case wifi80211n = "wifi"
}

public enum DeviceProfile: String, Sendable, Hashable, Codable, CaseIterable {
    case cortexM4 = "cortex-m4"
    case cortexM7 = "cortex-m7"
    case esp32
    case raspberryPi4 = "raspberry-pi-4"
}

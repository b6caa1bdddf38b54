public import GANCore

/// Everything that defines a run, but the seed's interventions: change nothing and get the same bits.
public struct Scenario: Sendable, Hashable, Codable {
    /// What the run is called on screens and in files.
    public var name = "quickstart"
    /// One line: what one should see in it. Empty where there is nothing to say.
    public var summary = ""
    /// Seeds every random stream.
    public var seed: UInt64 = 1
    /// Ticks that commands without a screen take unless they are told otherwise (measured recipe: 1,000 steps).
    public var ticks = 1_000
    /// Nodes at tick 0, 1 ... 10,000. Eight fit a small screen and keep two cores busy.
    public var nodeCount = 8
    /// Which nodes are linked. A ring makes knowledge travel: up to four hops between eight nodes.
    public var topology = Topology.ring
    /// Where images come from.
    public var dataset = DatasetChoice.glyphs
    /// How the training images are dealt to the nodes. Three of ten classes a node leave seven to be learned from
    /// others.
    public var partition = PartitionScheme.classes(3)
    /// Own samples of each class that a node holds (measured recipe: 100).
    public var samplesPerClass = 100
    /// The conditional GAN of every node.
    public var gan = GANConfiguration()
    /// The classifier of every node.
    public var classifier = ClassifierConfiguration()
    /// What nodes send and what they make of it.
    public var strategy = ExchangeStrategy.replay
    /// When nodes transmit.
    public var schedule = TransmissionSchedule.every
    /// How weight vectors are written into messages. A byte a weight costs no accuracy (measured recipe).
    public var encoding = WeightEncoding.int8
    /// Ticks between a node's transmissions (measured recipe: one exchange per 100 steps).
    public var exchangeInterval = 100
    /// Fakes of each foreign class, drawn afresh in every round (measured recipe: 100 to 300).
    public var fakesPerClass = 200
    /// Weight vectors that a node learns a foreign class from, where there are as many of equally few generations:
    /// more of them make its fakes more diverse.
    public var teachersPerClass = 3
    /// Share of own samples in a batch while there are fakes; nil for the strategy's own, see
    /// ``ExchangeStrategy/ownShare``.
    public var ownShare: Float?
    /// Adversarial steps of a node in a tick.
    public var stepsPerTick = 1
    /// Simulated time of a tick, in seconds. It fixes how many ticks a message is on the air. A step of the default
    /// models is 123 MFLOP, which take a Cortex-M7 a quarter of a second.
    public var tickSeconds = 0.3
    /// The radio of every node that no profile gives another. Bluetooth LE carries the default weight vector in 2.4 s.
    public var radio = RadioProfile.bluetoothLE1M
    /// The processor of every node that no profile gives another.
    public var device = DeviceProfile.cortexM7
    /// Charge of every battery at tick 0, in joules: two lithium-ion cells of type 18650 (3.5 Ah at 3.6 V is
    /// 45,360 J). A step of the default model costs about 0.11 J on a Cortex-M7, so this lasts for some 800,000
    /// steps: hours in front of a screen.
    public var batteryJoules = 90_000.0

    /// How energy on the air is computed.
    public var energyModel = EnergyModel.dataSheet
    /// Share of the time that a node which neither transmits nor receives keeps its receiver on; it sleeps for the
    /// rest. One in a hundred is what low-power listening of sensor networks reaches (Buettner et al., X-MAC,
    /// SenSys 2006).
    public var listenShare = 0.01
    /// What charges the batteries.
    public var harvest = Harvest.none
    /// How signals fade with distance.
    public var propagation = Propagation()
    /// Metres between neighbours of the regular topologies; a random one has a node in each square of this side.
    public var spacingMetres = 10.0
    /// How nodes move.
    public var mobility = Mobility.still
    /// How often nodes join and leave by themselves.
    public var churn = Churn()
    /// What the rules of health compare with.
    public var health = HealthThresholds()
    /// Nodes with another radio or processor; of two profiles for a node the later one counts.
    public var profiles: [NodeProfile] = []
    /// What happens at fixed ticks, in order.
    public var interventions: [TimedIntervention] = []

    public init() {}
}

import GANCore

/// One device: its samples, its models, its embedded buffer, its battery.
struct MeshNode: Sendable {
    let id: NodeID
    var position: Position
    /// The tick before which it came.
    let birthTick: Int
    let own: ImageSubset
    /// Own samples of each class.
    let ownCounts: [Int]
    /// How far own samples of each class are apart.
    let ownDistances: ClassDiversity
    var gan: ConditionalGAN
    var classifier: Classifier
    /// (X', Y'): drawn from teachers in the embedded buffer.
    var fakes: ByteImages
    /// Fakes of each class.
    var fakeCounts: [Int]
    /// By class: what it trains on, own or learned.
    var knowledge: [ClassKnowledge?]
    /// By class: the tick since which it has trained on fakes of it.
    var learnedSince: [Int?]
    var buffer = EmbeddedBuffer()
    /// Whether messages came into the buffer since the node last learned from it.
    var hasNews = false
    /// The tick at which it did so last.
    var lastLearnedTick = -1
    /// Ends of its links, cut ones included, ascending.
    var neighbours: [NodeID] = []
    /// Versions of its own message so far.
    var version = 0
    /// Its newest message.
    var outbox: Outbox?
    /// Messages that some neighbour lacked when it last looked for one to send, that one included.
    var queueLength = 0
    /// It hears only nodes with the same one.
    var radio: RadioProfile
    let device: DeviceProfile
    var strategy: ExchangeStrategy
    var schedule: TransmissionSchedule
    var encoding: WeightEncoding
    /// Whether there may be something to send.
    var mayTransmit = false
    /// Who is known to hold what.
    var deliveries = DeliveryBook()
    /// What the next changes are counted from; nil where the next message must be whole.
    var deltaBase: DeltaBase?
    /// What it has transmitted with radios that have a duty cycle.
    var airtime = AirtimeRecord()
    var quarantine = Quarantine()
    /// How good its generator was when it last transmitted; nil before.
    var lastTaught: TeachingQuality?
    /// What it makes of the weight vectors that it sends; nil where it is honest.
    var poison: Poison?
    /// The messages of strategies that it had before, one shelf for each at most; in the order in which it left them.
    var shelves: [MessageShelf] = []
    var walk: Walk?
    var isDark = false
    /// Somebody has stopped it: it neither trains nor uses its radio until it is revived.
    var isFrozen = false
    var energy: EnergyLedger
    /// What the last tick's harvest put into the battery, on average.
    var harvestWatts = 0.0
    var report = StepReport()
    var classifierLoss: Float = 0
    var history = LossHistory()
    var record: TrainingRecord
    var health = NodeHealth()
    /// Stored joules after each tick.
    var energyHistory = TickHistory(pointLimit: MeshSnapshot.energyPointLimit)

    init(id: NodeID, position: Position, birthTick: Int, own: ImageSubset, scenario: Scenario) {
        self.id = id
        self.position = position
        self.birthTick = birthTick
        self.own = own
        ownCounts = own.countsByClass
        ownDistances = ClassDiversity(own, limit: HealthInstruments.diversityImages)
        fakeCounts = own.countsByClass.map { _ in 0 }
        gan = ConditionalGAN(configuration: scenario.gan, seed: scenario.seed, node: id.number)
        classifier = Classifier(
            configuration: scenario.classifier, pixelCount: scenario.gan.pixelCount,
            classCount: scenario.gan.classCount, seed: scenario.seed, node: id.number)
        fakes = .empty(side: own.side, classCount: own.classCount)
        knowledge = ownCounts.map { count in
            count == 0
                ? nil
                : ClassKnowledge(origin: id, via: nil, generations: 0, sampleCount: count, tick: birthTick)
        }
        learnedSince = Array(repeating: nil, count: own.classCount)
        radio = scenario.radio(of: id)
        device = scenario.device(of: id)
        strategy = scenario.strategy
        schedule = scenario.schedule
        encoding = scenario.encoding
        record = TrainingRecord(scenario)
        energy = EnergyLedger(initialJoules: scenario.batteryJoules)
    }

    /// Whether it computes and uses its radio.
    var isUp: Bool { !isDark && !isFrozen }

    var canTrain: Bool { isUp && own.count + fakes.count > 0 }

    /// What its next message tells of each class: own samples, and learned classes that it has trained on for long
    /// enough to generate them.
    func advertisedKnowledge(at tick: Int, ripeningTicks: Int) -> [MessageHeader.ClassEntry?] {
        knowledge.indices.map { label in
            guard let known = knowledge[label] else { return nil }
            if let since = learnedSince[label], tick - since < ripeningTicks { return nil }
            return MessageHeader.ClassEntry(
                origin: known.origin, via: known.via, generations: known.generations,
                sampleCount: known.sampleCount)
        }
    }
}

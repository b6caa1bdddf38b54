import GANCore

/// One device: its samples, its models, its embedded buffer, its battery.
struct MeshNode: Sendable {
    let id: NodeID
    let position: Position
    /// The tick before which it came.
    let birthTick: Int
    let own: ImageSubset
    /// Own samples of each class.
    let ownCounts: [Int]
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
    /// Whether frames came into the buffer since the fakes were drawn.
    var hasNews = false
    /// Ends of its links, cut ones included, ascending.
    var neighbours: [NodeID] = []
    /// Transmissions so far.
    var version = 0
    /// The tick at which its last transmission ends.
    var onAirUntil = 0
    var isDark = false
    var energy: EnergyLedger
    var report = StepReport()
    var classifierLoss: Float = 0
    var history = LossHistory()

    init(id: NodeID, position: Position, birthTick: Int, own: ImageSubset, scenario: Scenario) {
        self.id = id
        self.position = position
        self.birthTick = birthTick
        self.own = own
        ownCounts = own.countsByClass
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
        energy = EnergyLedger(initialJoules: scenario.batteryJoules)
    }

    var canTrain: Bool { !isDark && own.count + fakes.count > 0 }

    /// What its next frame tells of each class: own samples, and learned classes that it has trained on for long
    /// enough to generate them.
    func advertisedKnowledge(at tick: Int, ripeningTicks: Int) -> [RadioFrameHeader.ClassEntry?] {
        knowledge.indices.map { label in
            guard let known = knowledge[label] else { return nil }
            if let since = learnedSince[label], tick - since < ripeningTicks { return nil }
            return RadioFrameHeader.ClassEntry(
                origin: known.origin, via: known.via, generations: known.generations,
                sampleCount: known.sampleCount)
        }
    }
}

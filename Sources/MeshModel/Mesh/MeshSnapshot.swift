public import GANCore

/// The mesh at one tick, for whoever looks: immutable, and sharing its storage with the mesh.
public struct MeshSnapshot: Sendable {
    public var tick: Int
    /// Simulated time since tick 0.
    public var seconds: Double
    public var scenario: Scenario
    public var classNames: [String]
    /// Living and dark nodes, ascending by id.
    public var nodes: [Node]
    /// Links between those nodes, ascending.
    public var links: [Link]
    /// Messages in the air, in the order in which they were begun.
    public var transfers: [Transfer]
    /// The last events, oldest first (at most ``MeshSnapshot/eventLimit``).
    public var events: [MeshEvent]
    public var totals: Totals

    /// The id that the next new node gets.
    public var nextNode = NodeID(0)

    public static let eventLimit = 256
    /// Points of a node's energy history.
    public static let energyPointLimit = 256

    public init(
        tick: Int, seconds: Double, scenario: Scenario, classNames: [String], nodes: [Node], links: [Link],
        transfers: [Transfer], events: [MeshEvent], totals: Totals
    ) {
        self.tick = tick
        self.seconds = seconds
        self.scenario = scenario
        self.classNames = classNames
        self.nodes = nodes
        self.links = links
        self.transfers = transfers
        self.events = events
        self.totals = totals
    }

    /// Whether there are nodes, and none has any energy left.
    public var isDark: Bool { !nodes.isEmpty && nodes.allSatisfy { $0.activity == .dark } }

    /// The node whose battery is projected to be empty first, of several the one with the lowest number; nil where no
    /// charge falls. Dark nodes are past it.
    public var firstProjectedDeath: (node: NodeID, tick: Int)? {
        nodes.filter { $0.activity != .dark }
            .compactMap { node in node.projectedDeathTick.map { (node: node.id, tick: $0) } }
            .min { ($0.tick, $0.node) < ($1.tick, $1.node) }
    }

    /// The node with this id.
    ///
    /// - Complexity: O(log *nodes*).
    public func node(_ id: NodeID) -> Node? {
        let index = nodes.partitioningIndex { $0.id >= id }
        return index < nodes.count && nodes[index].id == id ? nodes[index] : nil
    }

    public enum Activity: String, Sendable, Hashable, Codable, CaseIterable {
        case training, transmitting, receiving
        /// It has nothing to train on, and nothing is on the air from or to it.
        case listening
        /// Somebody has stopped it.
        case frozen
        /// Its battery is empty.
        case dark
    }

    public struct Node: Sendable {
        public var id: NodeID
        public var position: Position
        public var activity: Activity
        /// Own samples of each class.
        public var ownCounts: [Int]
        /// What the node knows of each class, own or learned; nil where it knows nothing.
        public var knowledge: [ClassKnowledge?]
        /// Fakes of each class in the augmented set.
        public var fakeCounts: [Int]
        public var stepCount: Int
        public var report: StepReport
        /// Mean cross-entropy of the classifier's last batch, in nats.
        public var classifierLoss: Float
        public var history: LossHistory
        public var energy: EnergyLedger
        /// What went into the battery in the last tick, on average; 0 where it is full. Recharging is not counted.
        public var harvestWatts = 0.0
        /// Messages that some neighbour lacked when the node last looked for one to send, that one included.
        public var queueLength = 0
        public var radio = RadioProfile.bluetoothLE1M
        public var device = DeviceProfile.cortexM7
        /// Somebody has stopped it; its activity says so too, unless its battery is empty as well.
        public var isFrozen = false
        public var strategy = ExchangeStrategy.replay
        public var schedule = TransmissionSchedule.every
        public var encoding = WeightEncoding.int8
        public var learningRates = GANConfiguration().learningRates
        /// What it makes of the weight vectors that it sends; nil where it is honest.
        public var poison: Poison?
        /// Neighbours that do not listen to it, because they refused too much of what it sent; ascending. Those whose own
        /// training explodes are not among them.
        public var quarantinedBy: [NodeID] = []
        /// Its own samples, shared with the mesh.
        public var own = noSamples
        /// Stored joules after each tick, bounded.
        public var energyHistory = TickHistory(pointLimit: energyPointLimit)
        /// The tick at which its battery will be empty if its charge goes on falling as in the last exchange interval, and
        /// 50 ticks at least; nil where it does not fall.
        public var projectedDeathTick: Int?
        /// What is wrong with it, gravest first.
        public var verdicts: [HealthVerdict] = []
        /// Every step as it was, as many as are kept.
        public var steps = StepLog(nodeCount: 1)
        /// How D scored the samples of its last 50 steps, before each update.
        public var scores = ScoreHistogram()
        public var discriminatorLayers = LayerNorms()
        public var generatorLayers = LayerNorms()
        /// Messages in the embedded buffer, the newest of each origin.
        public var buffer: [Provenance]
        /// The moving average of the generator's weights (padded layout).
        public var generator: FloatBuffer
        /// As it classifies at the moment.
        public var classifier: InferenceClassifier

        /// The gravest of what is wrong with it; nil where nothing is.
        public var verdict: HealthVerdict? { verdicts.first }

        public init(
            id: NodeID, position: Position, activity: Activity, ownCounts: [Int],
            knowledge: [ClassKnowledge?],
            fakeCounts: [Int], stepCount: Int, report: StepReport, classifierLoss: Float,
            history: LossHistory,
            energy: EnergyLedger, buffer: [Provenance], generator: FloatBuffer,
            classifier: InferenceClassifier
        ) {
            self.id = id
            self.position = position
            self.activity = activity
            self.ownCounts = ownCounts
            self.knowledge = knowledge
            self.fakeCounts = fakeCounts
            self.stepCount = stepCount
            self.report = report
            self.classifierLoss = classifierLoss
            self.history = history
            self.energy = energy
            self.buffer = buffer
            self.generator = generator
            self.classifier = classifier
        }

        private static let noSamples = ImageSubset(
            LabelledImages(side: 1, classCount: 0, pixels: FloatBuffer(count: 0), labels: []))

        /// The newest message in the embedded buffer that `neighbour` handed over; nil where there is none.
        public func lastMessage(from neighbour: NodeID) -> Provenance? {
            buffer.filter { $0.via == neighbour }.max { $0.receivedTick < $1.receivedTick }
        }
    }

    public struct Link: Sendable, Hashable {
        public var id: LinkID
        public var isCut: Bool
        /// Somebody made it by hand: it stays, however far its ends are apart.
        public var isPinned: Bool
        /// How far its ends are apart.
        public var metres: Double
        /// Share of the radio's longest frames that are lost on it, 0 ... 1.
        public var frameErrorRate: Double
        /// What it loses besides path loss and shadowing, because somebody degraded it; a link that is made anew has
        /// none.
        public var degradationDecibels = 0.0
        /// How far the received power is above the radio's sensitivity; infinite for `ideal`.
        public var marginDecibels = Double.infinity
        /// Frames that an end of it listened to since the link was made, in both directions together.
        public var framesSent = 0
        /// Those among them that it missed.
        public var framesLost = 0
        /// Those among them that were sent again.
        public var framesRepeated = 0
        /// Bytes of the frames that an end of it listened to, headers included, and of acknowledgements. A broadcast counts
        /// in full on each link that it serves, so all links together may count more than
        /// ``MeshSnapshot/Totals/bytesOnAir``.
        public var bytesOnAir = 0
        /// What the radios at both ends spent for it. Each receiver pays for listening on its link; what a broadcast took to
        /// send is shared evenly by the links whose receivers still lacked the frame, and the nanojoules that are left
        /// over fall to the first of them. So all links together hold what was spent on transmitting and receiving,
        /// but for links that are gone and what a battery could no longer pay.
        public var nanojoules: Int64 = 0
        /// Whether its ends have the same radio; between different ones it carries nothing.
        public var sharesRadio = true

        /// Whether it carries frames, if they are not lost.
        public var isOpen: Bool { !isCut && sharesRadio }

        public init(
            id: LinkID, isCut: Bool = false, isPinned: Bool = false, metres: Double = 0,
            frameErrorRate: Double = 0
        ) {
            self.id = id
            self.isCut = isCut
            self.isPinned = isPinned
            self.metres = metres
            self.frameErrorRate = frameErrorRate
        }
    }

    /// A message on its way along one link.
    public struct Transfer: Sendable, Hashable {
        public var from: NodeID
        public var to: NodeID
        /// The node that made it; not `from` where it is forwarded.
        public var origin: NodeID
        public var version: Int
        public var bytes: Int
        /// Share of its fragments that the receiver has, 0 ... 1.
        public var progress: Double
        /// Frames that the receiver missed so far, each of which is sent again.
        public var framesLost: Int

        public init(
            from: NodeID, to: NodeID, origin: NodeID, version: Int, bytes: Int, progress: Double,
            framesLost: Int = 0
        ) {
            self.from = from
            self.to = to
            self.origin = origin
            self.version = version
            self.bytes = bytes
            self.progress = progress
            self.framesLost = framesLost
        }
    }

    /// Sums since tick 0 over all nodes, those that left included.
    public struct Totals: Sendable, Hashable, Codable {
        public var nodeSteps = 0
        /// Bytes of all radio frames that were sent, headers, repetitions and acknowledgements included; a broadcast
        /// counts once.
        public var bytesOnAir = 0
        /// Radio frames that were sent, acknowledgements not included.
        public var framesSent = 0
        /// Those among them that were repetitions.
        public var framesRepeated = 0
        /// Times that a receiver missed a frame.
        public var framesLost = 0
        /// Copies of messages: one for each receiver that a message was meant for.
        public var messagesSent = 0
        public var messagesDelivered = 0
        public var messagesDropped = 0
        /// The dropped ones by reason.
        public private(set) var dropsByReason: [DropReason: Int] = [:]
        public var energy = EnergyLedger.Spent()
        /// What went into batteries after tick 0.
        public var harvestedNanojoules: Int64 = 0

        public init() {}

        public var messagesInFlight: Int { messagesSent - messagesDelivered - messagesDropped }

        /// How many messages were dropped for `reason`.
        public func dropped(_ reason: DropReason) -> Int { dropsByReason[reason] ?? 0 }

        /// Counts a dropped message.
        mutating func countDrop(_ reason: DropReason) {
            messagesDropped += 1
            dropsByReason[reason, default: 0] += 1
        }
    }
}

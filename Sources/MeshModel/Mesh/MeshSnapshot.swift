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
    /// Frames in the air, in the order they were sent.
    public var transfers: [Transfer]
    /// The last events, oldest first (at most ``MeshSnapshot/eventLimit``).
    public var events: [MeshEvent]
    public var totals: Totals

    public static let eventLimit = 256

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

    /// The node with this id.
    public func node(_ id: NodeID) -> Node? { nodes.first { $0.id == id } }

    public enum Activity: String, Sendable, Hashable, Codable {
        case training, transmitting, receiving, dark
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
        /// Weight vectors in the embedded buffer, newest per neighbour.
        public var buffer: [Provenance]
        /// The moving average of the generator's weights (padded layout).
        public var generator: FloatBuffer
        public var classifier: Classifier

        public init(
            id: NodeID, position: Position, activity: Activity, ownCounts: [Int],
            knowledge: [ClassKnowledge?],
            fakeCounts: [Int], stepCount: Int, report: StepReport, classifierLoss: Float,
            history: LossHistory,
            energy: EnergyLedger, buffer: [Provenance], generator: FloatBuffer, classifier: Classifier
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
    }

    public struct Link: Sendable, Hashable {
        public var id: LinkID
        public var isCut: Bool

        public init(id: LinkID, isCut: Bool) {
            self.id = id
            self.isCut = isCut
        }
    }

    /// A weight vector on its way along one link.
    public struct Transfer: Sendable, Hashable {
        public var from: NodeID
        public var to: NodeID
        public var version: Int
        public var bytes: Int
        /// Share of the airtime that has passed, 0 ... 1.
        public var progress: Double

        public init(from: NodeID, to: NodeID, version: Int, bytes: Int, progress: Double) {
            self.from = from
            self.to = to
            self.version = version
            self.bytes = bytes
            self.progress = progress
        }
    }

    /// Sums since tick 0 over all nodes, those that left included.
    public struct Totals: Sendable, Hashable, Codable {
        public var nodeSteps = 0
        /// Bytes that transmitters sent (a broadcast counts once).
        public var bytesOnAir = 0
        /// Frame copies: one for each receiver that a transmission was meant for.
        public var framesSent = 0
        public var framesDelivered = 0
        public var framesDropped = 0
        /// The dropped ones by reason, in the order of `DropReason.allCases`.
        public private(set) var dropsByReason = DropReason.allCases.map { _ in 0 }
        public var energy = EnergyLedger.Spent()

        public init() {}

        public var framesInFlight: Int { framesSent - framesDelivered - framesDropped }

        /// How many frames were dropped for `reason`.
        public func dropped(_ reason: DropReason) -> Int { dropsByReason[reason.index] }

        /// Counts a dropped frame.
        mutating func countDrop(_ reason: DropReason) {
            framesDropped += 1
            dropsByReason[reason.index] += 1
        }
    }
}

public import GANCore

/// Something that a user does to the mesh. It takes effect at a tick boundary.
///
/// A session is (scenario, seed, interventions with their ticks): whoever applies the same ones gets the same bits.
public enum Intervention: Sendable, Hashable, Codable {
    /// Stops the clock. Changes no bit of the mesh.
    case pause
    /// Starts the clock again. Changes no bit of the mesh.
    case resume
    /// Lets one tick pass while the clock stands.
    case singleStep
    /// A new node. Fields that are nil are chosen by the mesh: from the seed and the node's id, and battery and own samples
    /// of each class as the scenario has them.
    case injectNode(
        classes: [Int]? = nil, position: Position? = nil, neighbours: [NodeID]? = nil,
        batteryJoules: Double? = nil, samplesPerClass: Int? = nil)
    /// The node leaves; frames from and to it are dropped.
    case removeNode(NodeID)
    /// A node that has left comes back as it was when it left, with its links to those who are still here. Only the last
    /// few can, ``MeshState/departedLimit``.
    case returnNode(NodeID)
    /// The node stops: it neither trains nor uses its radio, and sleeps. Frames from and to it are dropped.
    case freezeNode(NodeID)
    /// A frozen node goes on; a dark one gets the charge that it had at first, and goes on.
    case reviveNode(NodeID)
    /// The link carries nothing from now on; frames on it are dropped.
    case cutLink(LinkID)
    /// A cut link carries frames again.
    case restoreLink(LinkID)
    /// The link loses so many decibels more than its path from now on, e.g. because something stands in the way; 0 takes
    /// that away.
    case degradeLink(LinkID, decibels: Double)
    /// A link between two nodes that have none; it stays, whatever the distance. One that was taken away by hand, and whose
    /// ends are in range, is as it was: it follows distance again if it did.
    case addLink(LinkID)
    /// Takes a link away; frames on it are dropped. Its ends stay without one, however near they are, until a link is made
    /// by hand. One that was made by hand, and is longer than links are by themselves, is as if it had never been made.
    case removeLink(LinkID)
    /// Puts a node somewhere else.
    case moveNode(NodeID, Position)
    /// Cuts every link between these nodes and all others.
    case split([NodeID])
    /// Restores every cut link.
    case heal
    /// Another radio for every node. What is on the air is lost.
    case setRadio(RadioProfile)
    /// Another radio for one node, which hears only nodes with the same one. What is on the air from and to it is lost.
    case setNodeRadio(NodeID, RadioProfile)
    /// Another strategy for every node, from the next transmission on. What is on the air is lost. A node puts the messages
    /// that it holds and has to send aside, and goes on with those that it put aside when it had that strategy last.
    case setStrategy(ExchangeStrategy)
    /// Another schedule for every node.
    case setSchedule(TransmissionSchedule)
    /// Another encoding of weight vectors for every node, from the next transmission on.
    case setEncoding(WeightEncoding)
    /// Other learning rates for every node's GAN.
    case setLearningRates(LearningRates)
    /// Another strategy for one node. What its neighbours send in a way that it does not understand, it refuses, and they
    /// refuse what it sends so. What is on the air from and to it is lost; its messages are as with ``setStrategy(_:)``.
    case setNodeStrategy(NodeID, ExchangeStrategy)
    /// Another schedule for one node.
    case setNodeSchedule(NodeID, TransmissionSchedule)
    /// Another encoding for one node. Under `relay`, whose messages are whole, `delta` comes to ``WeightEncoding/int8``.
    case setNodeEncoding(NodeID, WeightEncoding)
    /// Other learning rates for one node's GAN.
    case setNodeLearningRates(NodeID, LearningRates)
    /// Another threshold for a rule of health. Changes no bit of the mesh's future.
    case setThreshold(HealthThreshold, Double)
    /// The node sends poisoned weight vectors from now on; nil heals it.
    case poison(NodeID, Poison?)
    /// Adds charge to a node's battery, in joules, up to what it held at first; a dark node comes back.
    case recharge(NodeID, joules: Double)
    /// Takes charge out of a node's battery, in joules, as far as it is there; a node whose battery is empty then is dark,
    /// and frames from and to it are dropped.
    case drain(NodeID, joules: Double)
    /// `by` does not take the message of this origin and version when `from` hands it over. It arrives and costs what it
    /// costs, and the sender does not send it again: the mesh goes on as if what was in it had not come.
    case withhold(by: NodeID, from: NodeID, origin: NodeID, version: Int)
    /// What the scenario plans for this tick is not done; one of several that are alike. The number of a node that is not
    /// injected goes to no other one.
    indirect case skip(tick: Int, Intervention)
}

extension Intervention {
    /// Whether it concerns the clock alone, and changes no bit of the mesh.
    public var isOfClock: Bool {
        switch self {
        case .pause, .resume, .singleStep: true
        default: false
        }
    }
}

/// An intervention that a scenario carries with it.
public struct TimedIntervention: Sendable, Hashable, Codable {
    /// It is applied when this many ticks have passed.
    public var tick: Int
    public var intervention: Intervention

    public init(tick: Int, intervention: Intervention) {
        self.tick = tick
        self.intervention = intervention
    }
}

extension Scenario {
    /// What happens when `tick` ticks have passed, in order.
    ///
    /// - Complexity: O(log *interventions* + those of the tick), because they are ascending by tick.
    func interventions(at tick: Int) -> [Intervention] {
        let first = interventions.partitioningIndex { $0.tick >= tick }
        return interventions[first...].prefix { $0.tick == tick }.map(\.intervention)
    }
}

/// Where a node stands, in metres.
public struct Position: Sendable, Hashable, Codable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

import GANCore
import MeshModel

/// How a node is, in one word: what it does, or what is wrong with it. Every pane tells it by the same shape and colour.
///
/// Ascending by how much a person should know of it: where several nodes share a sign, it tells the last of these.
enum NodeState: Int, Hashable, Sendable, CaseIterable, Comparable {
    case training
    case receiving
    case transmitting
    /// It has nothing to train on, and nothing is on the air from or to it.
    case listening
    /// Somebody has stopped it.
    case frozen
    /// Its battery is empty.
    case dark
    /// Neighbours do not listen to it, because what it sent was implausible.
    case quarantined
    /// Its training has left the rails.
    case diverging

    init(_ node: MeshSnapshot.Node) {
        let isSane = node.report.discriminatorLoss.isFinite && node.report.generatorLoss.isFinite
        self = isSane ? NodeState(node.activity) : .diverging
    }

    init(_ activity: MeshSnapshot.Activity) {
        self =
            switch activity {
            case .training: .training
            case .transmitting: .transmitting
            case .receiving: .receiving
            case .dark: .dark
            }
    }

    static func < (left: NodeState, right: NodeState) -> Bool { left.rawValue < right.rawValue }

    /// After "node 3".
    var meaning: String {
        switch self {
        case .training: "trains"
        case .receiving: "receives a weight vector"
        case .transmitting: "sends its generator's weight vector, or one that it forwards"
        case .listening: "listens: it has nothing to train on"
        case .frozen: "is frozen: somebody has stopped it"
        case .dark: "is dark: its battery is empty"
        case .quarantined: "is in quarantine: what it sent was implausible"
        case .diverging: "diverges: its losses are no numbers any more"
        }
    }

    var name: String { "\(self)" }
}

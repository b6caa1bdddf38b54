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
    /// Its two networks do not teach each other any more: a rule of health holds of its own training.
    case unbalanced
    /// Somebody makes it send something else than its weight vector, and its neighbours have not found out.
    case poisoned
    /// Neighbours do not listen to it, because what it sent was implausible.
    case quarantined
    /// Its training has left the rails.
    case diverging

    init(_ node: MeshSnapshot.Node) {
        let activity = NodeState(node.activity)
        // Nothing is wrong any more with what does not run.
        if activity == .dark || activity == .frozen {
            self = activity
        } else if Self.isDiverging(node) {
            self = .diverging
        } else if !node.quarantinedBy.isEmpty {
            self = .quarantined
        } else if node.poison != nil {
            self = .poisoned
        } else {
            self = Self.isUnbalanced(node) ? .unbalanced : activity
        }
    }

    private static func isDiverging(_ node: MeshSnapshot.Node) -> Bool {
        if let rule = node.verdict?.rule, rule == .explosion || rule == .notFinite { return true }
        return !node.report.discriminatorLoss.isFinite || !node.report.generatorLoss.isFinite
    }

    private static func isUnbalanced(_ node: MeshSnapshot.Node) -> Bool {
        node.verdicts.contains { !$0.rule.isOfOthers }
    }

    init(_ activity: MeshSnapshot.Activity) {
        self =
            switch activity {
            case .training: .training
            case .transmitting: .transmitting
            case .receiving: .receiving
            case .listening: .listening
            case .frozen: .frozen
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
        case .unbalanced: "is unbalanced: D and G do not teach each other as they should"
        case .poisoned: "is poisoned: what it sends is not what it has learned"
        case .quarantined: "is in quarantine: what it sent was implausible"
        case .diverging: "diverges: its losses or gradients have exploded"
        }
    }

    var name: String { "\(self)" }
}

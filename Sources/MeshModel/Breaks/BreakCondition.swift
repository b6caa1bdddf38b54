/// Something that stops the clock when it becomes true, e.g. `node 3 diverges` or `battery(any) < 1J`.
///
/// It is looked at when a tick has passed, and reads the mesh only: the bits of a run do not depend on what may stop it.
public enum BreakCondition: Sendable, Hashable, CustomStringConvertible {
    /// So many ticks have passed.
    case tick(Int)
    /// Something is wrong with a node; nil for any of them.
    case node(NodeID?, Ailment)
    /// A figure lies beyond a limit, which is in the figure's unit.
    case figure(BreakFigure, of: Subject, Comparison, Double)

    /// What may be wrong with a node.
    public enum Ailment: Sendable, Hashable, CustomStringConvertible {
        /// Its training has run away: a loss, a gradient or a weight is no number, or explodes.
        case diverges
        /// Some rule of health holds of it.
        case unhealthy
        /// This one does.
        case rule(HealthRule)

        public static let allCases = [diverges, unhealthy] + HealthRule.allCases.map(rule)

        public var description: String {
            switch self {
            case .diverges: "diverges"
            case .unhealthy: "unhealthy"
            case .rule(let rule): rule.rawValue
            }
        }

        /// The gravest rule that holds of a node and is meant; nil where none is.
        func verdict(on node: MeshNode) -> HealthVerdict? {
            node.health.verdicts.first { verdict in
                switch self {
                case .diverges: verdict.rule.isRunaway
                case .unhealthy: true
                case .rule(let rule): verdict.rule == rule
                }
            }
        }
    }

    /// Whose figure is compared.
    public enum Subject: Sendable, Hashable, CustomStringConvertible {
        case node(NodeID)
        /// Every node's for itself: it becomes true of one node after the other.
        case any
        /// The mean over the nodes that have the figure.
        case mean
        /// That of the node that fares worst, see ``BreakFigure/isWorstLowest``. With `>` for figures whose lowest is worst,
        /// and `<` for the others, it becomes true when the last node has come so far.
        case worst

        public var description: String {
            switch self {
            case .node(let node): node.description
            case .any: "any"
            case .mean: "mean"
            case .worst: "worst"
            }
        }
    }

    public enum Comparison: String, Sendable, Hashable, CaseIterable {
        case below = "<"
        case above = ">"

        /// What is no number lies on no side of a limit.
        func holds(_ value: Double, _ limit: Double) -> Bool {
            switch self {
            case .below: value < limit
            case .above: value > limit
            }
        }
    }

    /// The condition as it is written, e.g. `accuracy(5) < 0.5`; ``init(parsing:)`` reads it.
    public var description: String {
        switch self {
        case .tick(let tick): "tick = \(tick)"
        case .node(let node, let ailment): "node \(node.map(\.description) ?? "any") \(ailment)"
        case .figure(let figure, let subject, let comparison, let limit):
            "\(figure.rawValue)(\(subject)) \(comparison.rawValue) \(figure.text(limit))"
        }
    }

    /// The one node that it is about; nil where it is about several.
    public var node: NodeID? {
        switch self {
        case .node(let node, _): node
        case .figure(_, .node(let node), _, _): node
        case .tick, .figure: nil
        }
    }

    /// Ticks between two looks at figures of the classifier: one look takes about as long as a tick.
    public static let measureSpacing = 10

    /// Whether the classifier is tried on all test images for it, every ``measureSpacing`` ticks.
    public var isMeasured: Bool {
        if case .figure(let figure, _, _, _) = self { figure.isMeasured } else { false }
    }

    /// Whether it is looked at when `tick` ticks have passed.
    func isDue(at tick: Int) -> Bool { !isMeasured || tick % Self.measureSpacing == 0 }
}

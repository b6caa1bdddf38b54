import GANCore

/// What a ``BreakCondition`` showed when it was looked at.
public struct BreakReading: Sendable, Hashable {
    /// Ticks that had passed.
    public var tick: Int
    /// Whether it held.
    public var holds: Bool
    /// The nodes of which it held, ascending; none where it is about the mesh as a whole: a tick, a mean, the worst node.
    public var holders: [NodeID] = []
    /// The figure, in its unit: of several nodes that which is nearest to the limit, or farthest beyond. Nil where nothing is
    /// compared, or no node has the figure.
    public var value: Double?
    /// The node whose value that is; nil for a mean.
    public var source: NodeID?

    public init(
        tick: Int, holds: Bool, holders: [NodeID] = [], value: Double? = nil, source: NodeID? = nil
    ) {
        (self.tick, self.holds, self.holders) = (tick, holds, holders)
        (self.value, self.source) = (value, source)
    }

    /// Who has made it true since a former look: the nodes of which it did not hold then, the node that fares worst, or
    /// nobody in particular. Nil where it has not become true.
    func begun(since former: BreakReading) -> [NodeID]? {
        if !holders.isEmpty {
            let new = holders.filter { !former.holders.contains($0) }
            return new.isEmpty ? nil : new
        }
        return holds && !former.holds ? source.map { [$0] } ?? [] : nil
    }
}

/// Reads figures of the mesh at one moment; what takes long, once for all conditions.
struct BreakGauge {
    let state: MeshState
    private var scores: [NodeID: ClassifierScore] = [:]

    init(_ state: MeshState) { self.state = state }

    mutating func read(_ condition: BreakCondition) -> BreakReading {
        switch condition {
        case .tick(let tick): return BreakReading(tick: state.tick, holds: state.tick == tick)
        case .node(let id, let ailment):
            let holders = state.nodes.filter { node in
                (id ?? node.id) == node.id && ailment.verdict(on: node) != nil
            }
            return BreakReading(tick: state.tick, holds: !holders.isEmpty, holders: holders.map(\.id))
        case .figure(let figure, let subject, let comparison, let limit):
            return read(figure, of: subject, comparison, limit)
        }
    }

    private mutating func read(
        _ figure: BreakFigure, of subject: BreakCondition.Subject, _ comparison: BreakCondition.Comparison,
        _ limit: Double
    ) -> BreakReading {
        let values = values(of: figure, subject)
        func extreme(lowest: Bool) -> (node: NodeID, value: Double)? {
            lowest ? values.min { $0.value < $1.value } : values.max { $0.value < $1.value }
        }
        var reading = BreakReading(tick: state.tick, holds: false)
        switch subject {
        case .node, .any:
            reading.holders = values.filter { comparison.holds($0.value, limit) }.map(\.node)
            reading.holds = !reading.holders.isEmpty
            (reading.source, reading.value) = Self.optional(extreme(lowest: comparison == .below))
        case .mean:
            let sum = values.reduce(0) { $0 + $1.value }
            reading.value = values.isEmpty ? nil : sum / Double(values.count)
            reading.holds = reading.value.map { comparison.holds($0, limit) } ?? false
        case .worst:
            (reading.source, reading.value) = Self.optional(extreme(lowest: figure.isWorstLowest))
            reading.holds = reading.value.map { comparison.holds($0, limit) } ?? false
        }
        return reading
    }

    private static func optional(_ pair: (node: NodeID, value: Double)?) -> (NodeID?, Double?) {
        (pair?.node, pair?.value)
    }

    /// The values of the nodes that have one, ascending by node. What is no number is none.
    private mutating func values(
        of figure: BreakFigure, _ subject: BreakCondition.Subject
    ) -> [(node: NodeID, value: Double)] {
        var values: [(node: NodeID, value: Double)] = []
        for node in state.nodes {
            if case .node(let id) = subject, id != node.id { continue }
            guard let value = value(of: figure, node), !value.isNaN else { continue }
            values.append((node.id, value))
        }
        return values
    }

    /// The figure of a node that is there; nil where it has none yet.
    mutating func value(of figure: BreakFigure, at id: NodeID) -> Double? {
        state.nodeIndex(id).flatMap { value(of: figure, state.nodes[$0]) }
    }

    private mutating func value(of figure: BreakFigure, _ node: MeshNode) -> Double? {
        let report = node.gan.stepCount > 0 ? node.report : nil
        switch figure {
        case .accuracy: return score(of: node).accuracy
        case .coverage: return Double(score(of: node).coveredClasses().count)
        case .known: return Double(node.knowledge.count { $0 != nil })
        case .diversity:
            let signs = node.health.classes
            return signs.isEmpty
                ? nil : signs.reduce(0) { $0 + Double($1.diversity) } / Double(signs.count)
        case .discriminatorLoss: return report.map { Double($0.discriminatorLoss) }
        case .generatorLoss: return report.map { Double($0.generatorLoss) }
        case .classifierLoss: return report.map { _ in Double(node.classifierLoss) }
        case .realScore: return report.map { Double($0.realScore) }
        case .fakeScore: return report.map { Double($0.fakeScore) }
        case .discriminatorGradient: return report.map { Double($0.discriminatorGradientNorm) }
        case .generatorGradient: return report.map { Double($0.generatorGradientNorm) }
        case .battery: return node.energy.storedJoules
        case .spent: return node.energy.spent.totalJoules
        }
    }

    private mutating func score(of node: MeshNode) -> ClassifierScore {
        if let known = scores[node.id] { return known }
        let score = node.classifier.score(on: state.data.dataset.test)
        scores[node.id] = score
        return score
    }
}

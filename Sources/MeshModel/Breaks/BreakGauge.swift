import GANCore

/// Reads figures of the mesh at one moment; what takes long, once for all conditions.
struct BreakGauge {
    let state: MeshState
    private let workers: WorkerPool
    private var scores: [NodeID: ClassifierScore] = [:]

    init(_ state: MeshState, on workers: WorkerPool) {
        self.state = state
        self.workers = workers
    }

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
        var reading = BreakReading(tick: state.tick, holds: false)
        if subject == .mean {
            let sum = values.reduce(0) { $0 + $1.value }
            reading.value = values.isEmpty ? nil : sum / Double(values.count)
        } else {
            let isLowest = subject == .worst ? figure.isWorstLowest : comparison == .below
            let extreme =
                isLowest ? values.min { $0.value < $1.value } : values.max { $0.value < $1.value }
            (reading.source, reading.value) = (extreme?.node, extreme?.value)
        }
        reading.holds = reading.value.map { comparison.holds($0, limit) } ?? false
        switch subject {
        case .node, .any: reading.holders = values.filter { comparison.holds($0.value, limit) }.map(\.node)
        case .mean, .worst: break
        }
        return reading
    }

    /// The values of the nodes that have one, ascending by node. What is no number is none.
    private mutating func values(
        of figure: BreakFigure, _ subject: BreakCondition.Subject
    ) -> [(node: NodeID, value: Double)] {
        let nodes = state.nodes.filter { node in
            if case .node(let id) = subject { id == node.id } else { true }
        }
        if figure.isMeasured { measure(nodes) }
        return nodes.compactMap { node in
            guard let value = value(of: figure, node), !value.isNaN else { return nil }
            return (node.id, value)
        }
    }

    /// The figure of a node that is there; nil where it has none yet.
    mutating func value(of figure: BreakFigure, at id: NodeID) -> Double? {
        guard let index = state.nodeIndex(id) else { return nil }
        if figure.isMeasured { measure([state.nodes[index]]) }
        return value(of: figure, state.nodes[index])
    }

    private func value(of figure: BreakFigure, _ node: MeshNode) -> Double? {
        let report = node.gan.stepCount > 0 ? node.report : nil
        switch figure {
        case .accuracy: return scores[node.id]?.accuracy
        case .coverage: return scores[node.id].map { Double($0.coveredClasses().count) }
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

    /// Tries the classifiers of `nodes` on all test images, unless that has been done.
    private mutating func measure(_ nodes: [MeshNode]) {
        let new = nodes.filter { scores[$0.id] == nil }
        let classifiers = new.map(\.classifier.inference)
        let test = state.data.dataset.test
        let found = workers.map(count: new.count) { index, _ in classifiers[index].score(on: test) }
        for (node, score) in zip(new, found) { scores[node.id] = score }
    }
}

/// That a condition has become true.
public struct BreakStop: Sendable, Hashable {
    public let condition: BreakCondition
    /// Ticks that had passed.
    public let tick: Int
    /// The nodes of which it had not held before, ascending; none where it is about the mesh as a whole.
    public let nodes: [NodeID]
    /// The figure of the first of them, or of the mesh, in its unit; nil where nothing is compared.
    public let value: Double?
    /// What makes it true, after the condition; empty where that says all.
    let detail: String

    /// By whom, and which condition, e.g. `by node 5: accuracy(5) < 0.5, it is 0.42`.
    public var sentence: String {
        let others = nodes.count > 1 ? " and \(nodes.count - 1) more" : ""
        let subject = nodes.first.map { "by node \($0)\(others): " } ?? ""
        return "\(subject)\(condition)\(detail.isEmpty ? "" : ", \(detail)")"
    }
}

extension BreakStop {
    init(
        _ condition: BreakCondition, _ reading: BreakReading, by nodes: [NodeID], _ gauge: inout BreakGauge
    ) {
        var value: Double?
        var detail = ""
        switch condition {
        case .tick: break
        case .node(_, let ailment):
            let index = nodes.first.flatMap(gauge.state.nodeIndex)
            detail = index.flatMap { ailment.verdict(on: gauge.state.nodes[$0]) }?.sentence ?? ""
        case .figure(let figure, _, let comparison, let limit):
            value = reading.holders.isEmpty ? reading.value : gauge.value(of: figure, at: nodes[0])
            detail = value.map { "it is \(Self.text($0, figure, comparison, limit))" } ?? ""
        }
        self.init(condition: condition, tick: reading.tick, nodes: nodes, value: value, detail: detail)
    }

    /// Four decimals, or as many as it takes to see that the value lies beyond the limit.
    private static func text(
        _ value: Double, _ figure: BreakFigure, _ comparison: BreakCondition.Comparison, _ limit: Double
    ) -> String {
        let rounded = (value * 10_000).rounded() / 10_000
        return figure.text(comparison.holds(rounded, limit) ? rounded : value)
    }
}

extension [BreakStop] {
    /// What has stopped the clock, in one line; empty where nothing has.
    public var sentence: String {
        guard let first else { return "" }
        let link = first.nodes.isEmpty ? ": " : " "
        return "stopped at tick \(first.tick)\(link)" + map(\.sentence).joined(separator: "; ")
    }
}

import GANCore

/// Accuracy over time as the observer measured it, bounded; extremes are kept.
public struct MetricsHistory: Sendable, Hashable {
    /// One node's.
    public struct Node: Sendable, Hashable {
        public let id: NodeID
        public fileprivate(set) var accuracy = TickHistory(pointLimit: MetricsHistory.pointLimit)
    }

    /// Points of each history.
    public static let pointLimit = 128

    public private(set) var meanAccuracy = TickHistory(pointLimit: pointLimit)
    public private(set) var worstAccuracy = TickHistory(pointLimit: pointLimit)
    /// Of the nodes that were measured last, ascending by id: those that have left are forgotten.
    public private(set) var nodes: [Node] = []

    private var lastTick = -1

    public init() {}

    /// The accuracy of a node; nil where it was not measured last.
    public func accuracy(of id: NodeID) -> TickHistory? {
        let index = nodes.partitioningIndex { $0.id >= id }
        return index < nodes.count && nodes[index].id == id ? nodes[index].accuracy : nil
    }

    /// Adds what was measured. A tick that was measured before, then without the oracle, adds nothing.
    public mutating func append(_ metrics: MeshMetrics) {
        guard metrics.tick > lastTick, !metrics.nodes.isEmpty else { return }
        lastTick = metrics.tick
        meanAccuracy.append(tick: metrics.tick, value: metrics.meanAccuracy)
        worstAccuracy.append(tick: metrics.tick, value: metrics.worstAccuracy)
        let former = nodes
        var next = former.startIndex
        nodes = metrics.nodes.map { measured in
            while next < former.endIndex && former[next].id < measured.id { next += 1 }
            let isKnown = next < former.endIndex && former[next].id == measured.id
            var node = isKnown ? former[next] : Node(id: measured.id)
            node.accuracy.append(tick: metrics.tick, value: measured.score.accuracy)
            return node
        }
    }
}

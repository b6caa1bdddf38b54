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

import MeshModel

extension MeshSnapshot {
    /// The links of a node, ascending.
    func links(of node: NodeID) -> [LinkID] {
        links.map(\.id).filter { $0.otherEnd(from: node) != nil }
    }

    /// The node that a person would reach from `node` by moving in a direction on the map: near, and more ahead than
    /// aside. nil where there is none.
    func neighbour(of node: NodeID?, towards direction: Direction, in layout: MapLayout) -> NodeID? {
        guard let start = nodes.firstIndex(where: { $0.id == node }) else { return nodes.first?.id }
        let from = layout.places[start]
        var best: (id: NodeID, cost: Double)?
        for (candidate, to) in zip(nodes, layout.places) where candidate.id != nodes[start].id {
            let (ahead, aside) = direction.split(dx: to.x - from.x, dy: to.y - from.y)
            guard ahead > 1e-9 else { continue }
            // Aside counts double, and behind a 60 degree cone four times: a node there is a last resort.
            let cost = ahead + (aside > 1.73 * ahead ? 4 : 2) * aside
            if cost < best?.cost ?? .infinity { best = (candidate.id, cost) }
        }
        return best?.id
    }
}

extension Direction {
    /// How far a step leads in this direction, and how far to its side; y grows downward.
    fileprivate func split(dx: Double, dy: Double) -> (ahead: Double, aside: Double) {
        switch self {
        case .left: (-dx, abs(dy))
        case .right: (dx, abs(dy))
        case .up: (-dy, abs(dx))
        case .down: (dy, abs(dx))
        }
    }
}

extension MeshSnapshot {
    /// The numbers of the nodes in ``nodes``.
    var indexByID: [NodeID: Int] {
        var index: [NodeID: Int] = [:]
        index.reserveCapacity(nodes.count)
        for (number, node) in nodes.enumerated() { index[node.id] = number }
        return index
    }
}

/// The rectangle that holds all nodes.
struct MapExtent: Hashable, Sendable {
    private var minX = 0.0
    private var minY = 0.0
    /// Metres.
    private(set) var width = 0.0
    private(set) var height = 0.0

    init(_ nodes: [MeshSnapshot.Node]) {
        let xs = nodes.map(\.position.x).filter(\.isFinite)
        let ys = nodes.map(\.position.y).filter(\.isFinite)
        guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max() else {
            return
        }
        (minX, minY, width, height) = (left, low, right - left, high - low)
    }

    /// Where a position lies in the rectangle, 0 ... 1 from the left and from the top; the middle of an axis along
    /// which the nodes do not differ.
    func relative(_ position: Position) -> (x: Double, y: Double) {
        let x = width > 0 ? (position.x - minX) / width : 0.5
        let y = height > 0 ? 1 - (position.y - minY) / height : 0.5
        return (x.isFinite ? x : 0.5, y.isFinite ? y : 0.5)
    }
}

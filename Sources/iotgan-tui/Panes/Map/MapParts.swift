import MeshModel

/// The parts into which a network has fallen: nodes that no way over open links joins.
struct MapParts: Sendable {
    /// By the number of the node: 0 is the largest part, and of parts of the same size the one with the smallest node.
    let partOfNode: [Int]
    let count: Int

    init(_ snapshot: MeshSnapshot, _ number: (NodeID) -> Int?) {
        var parent = Array(snapshot.nodes.indices)
        func root(_ node: Int) -> Int {
            var node = node
            while parent[node] != node {
                // Halving the way keeps all ways short (Tarjan and van Leeuwen 1984).
                parent[node] = parent[parent[node]]
                node = parent[node]
            }
            return node
        }
        for link in snapshot.links where link.isOpen {
            guard let low = number(link.id.low), let high = number(link.id.high) else { continue }
            let (one, other) = (root(low), root(high))
            parent[max(one, other)] = min(one, other)
        }
        let roots = parent.indices.map(root)
        var sizes = Array(repeating: 0, count: roots.count)
        for root in roots { sizes[root] += 1 }
        let order = sizes.indices.filter { sizes[$0] > 0 }.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }
        var rank = Array(repeating: 0, count: roots.count)
        for (number, root) in order.enumerated() { rank[root] = number }
        partOfNode = roots.map { rank[$0] }
        count = order.count
    }

    /// What the numbers of a part's nodes are written in. All but the largest are underlined too, for eyes and terminals
    /// that tell no colours.
    static func style(_ part: Int) -> Style {
        guard part > 0 else { return .bold }
        return Style(tint(part), [.bold, .underline])
    }

    /// What the links of a part are drawn in.
    static func linkStyle(_ part: Int) -> Style {
        part > 0 ? Style(tint(part)) : .muted
    }

    private static func tint(_ part: Int) -> Ink {
        let tints: [Ink] = [.generator, .discriminator, .warning]
        return tints[(part - 1) % tints.count]
    }
}

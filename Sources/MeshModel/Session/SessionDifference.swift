/// Where a run that was repeated first came out differently.
public struct SessionDifference: Sendable, Hashable {
    /// A node whose fingerprint is another one; nil where there was or is no such node.
    public struct Node: Sendable, Hashable {
        public let id: NodeID
        public let expected: UInt64?
        public let found: UInt64?
    }

    /// Of the first digests that differ: whatever went another way did so since those before, or here.
    public let tick: Int
    /// Of the whole mesh.
    public let expected: UInt64
    public let found: UInt64
    /// Ascending by id; empty where every node is as it was, and the links or what is on the air are not.
    public let nodes: [Node]

    /// How `found` differs from what the file says; nil where it does not.
    init?(tick: Int, expected: MeshDigests, found: MeshDigests) {
        guard expected != found else { return nil }
        self.tick = tick
        self.expected = expected.mesh
        self.found = found.mesh
        let before = Self.values(of: expected)
        let now = Self.values(of: found)
        nodes = Set(before.keys).union(now.keys).sorted().compactMap { id in
            before[id] == now[id] ? nil : Node(id: id, expected: before[id], found: now[id])
        }
    }

    private static func values(of digests: MeshDigests) -> [NodeID: UInt64] {
        Dictionary(digests.nodes.map { ($0.id, $0.value) }) { first, _ in first }
    }
}

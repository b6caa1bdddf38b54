/// Fingerprints of a mesh, one of the whole and one of each node: where two runs differ, they say at which node.
public struct MeshDigests: Sendable, Hashable {
    public struct Node: Sendable, Hashable {
        public let id: NodeID
        public let value: UInt64

        public init(id: NodeID, value: UInt64) {
            self.id = id
            self.value = value
        }
    }

    /// The value of ``MeshState/digest``.
    public let mesh: UInt64
    /// Ascending by id.
    public let nodes: [Node]

    public init(mesh: UInt64, nodes: [Node]) {
        self.mesh = mesh
        self.nodes = nodes
    }
}

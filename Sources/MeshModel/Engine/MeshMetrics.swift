public import GANCore

/// What the observer measured of one snapshot. No node ever sees any of it.
public struct MeshMetrics: Sendable, Hashable {
    /// The tick of the snapshot that was measured.
    public var tick: Int
    /// Ascending by id.
    public var nodes: [Node]
    /// How far apart the generators are; nil in meshes of more than ``ConsensusDistances/nodeLimit`` nodes.
    public var distances: ConsensusDistances?

    public init(tick: Int, nodes: [Node], distances: ConsensusDistances? = nil) {
        self.tick = tick
        self.nodes = nodes
        self.distances = distances
    }

    public struct Node: Sendable, Hashable {
        public var id: NodeID
        /// Of the node's classifier on test images of all classes.
        public var score: ClassifierScore
        /// Classes that the node's classifier recognises in at least half of their test images.
        public var coveredClasses: [Int]
        /// Share of generated images that the oracle takes for the class they were asked for; nil until the oracle
        /// is trained.
        public var conditionalAccuracy: Double?
        /// Fréchet distance between generated and test images in the oracle's features; nil until the oracle is
        /// trained.
        public var frechetDistance: Double?

        public init(
            id: NodeID, score: ClassifierScore, coveredClasses: [Int], conditionalAccuracy: Double?,
            frechetDistance: Double?
        ) {
            self.id = id
            self.score = score
            self.coveredClasses = coveredClasses
            self.conditionalAccuracy = conditionalAccuracy
            self.frechetDistance = frechetDistance
        }
    }

    /// The metrics of one node.
    public func node(_ id: NodeID) -> Node? { nodes.first { $0.id == id } }
    public var meanAccuracy: Double {
        nodes.isEmpty ? 0 : nodes.reduce(0) { $0 + $1.score.accuracy } / Double(nodes.count)
    }
    public var worstAccuracy: Double { nodes.map(\.score.accuracy).min() ?? 0 }
    public var meanCoverage: Double {
        nodes.isEmpty ? 0 : nodes.reduce(0) { $0 + Double($1.coveredClasses.count) } / Double(nodes.count)
    }
    public var worstCoverage: Int { nodes.map(\.coveredClasses.count).min() ?? 0 }
}

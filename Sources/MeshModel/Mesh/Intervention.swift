/// Something that a user does to the mesh. It takes effect at a tick boundary.
///
/// A session is (scenario, seed, interventions with their ticks): whoever applies the same ones gets the same bits.
public enum Intervention: Sendable, Hashable, Codable {
    /// Stops the clock. Changes no bit of the mesh.
    case pause
    /// Starts the clock again. Changes no bit of the mesh.
    case resume
    /// Lets one tick pass while the clock stands.
    case singleStep
    /// A new node. Fields that are nil are chosen by the mesh, from the seed and the node's id.
    case injectNode(classes: [Int]? = nil, position: Position? = nil, neighbours: [NodeID]? = nil)
    /// The node leaves for good; frames from and to it are dropped.
    case removeNode(NodeID)
    /// The link carries nothing from now on; frames on it are dropped.
    case cutLink(LinkID)
    /// A cut link carries frames again.
    case restoreLink(LinkID)
}

/// Where a node stands, in metres.
public struct Position: Sendable, Hashable, Codable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

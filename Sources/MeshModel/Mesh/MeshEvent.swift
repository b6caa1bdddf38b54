/// Something that happened in the mesh, at a tick.
public struct MeshEvent: Sendable, Hashable, Codable {
    public let tick: Int
    public let kind: Kind

    public init(tick: Int, kind: Kind) {
        self.tick = tick
        self.kind = kind
    }

    public enum Kind: Sendable, Hashable, Codable {
        case paused
        case resumed
        case nodeInjected(NodeID, classes: [Int])
        case nodeRemoved(NodeID)
        case linkCut(LinkID)
        case linkRestored(LinkID)
        /// A node put its weight vector on the air.
        case transmitted(from: NodeID, version: Int, bytes: Int, receivers: Int)
        /// A weight vector arrived whole, was validated and went into the embedded buffer.
        case received(by: NodeID, from: NodeID, version: Int)
        /// A frame did not arrive, or was refused at the trust boundary.
        case dropped(to: NodeID, from: NodeID, reason: DropReason)
        /// A node has learned classes from a received weight vector.
        case learned(by: NodeID, classes: [Int], from: NodeID)
        /// A battery is empty.
        case wentDark(NodeID)
        /// An intervention could not be applied.
        case refused(Intervention, why: String)
    }
}

/// Why a frame did not reach an embedded buffer.
public enum DropReason: String, Error, Sendable, Hashable, Codable, CaseIterable {
    case linkCut = "link cut"
    case receiverGone = "receiver gone"
    case senderGone = "sender gone"
    case receiverDark = "receiver dark"
    case packetLoss = "packet loss"
    case tooLong = "too long"
    case badMagic = "bad magic"
    case badVersion = "unknown format version"
    case badChecksum = "bad checksum"
    case wrongModel = "another model"
    case truncated
    case notFinite = "not finite"
    case stale
    case unknownSender = "unknown sender"

    /// The place in `allCases`.
    var index: Int {
        switch self {
        case .linkCut: 0
        case .receiverGone: 1
        case .senderGone: 2
        case .receiverDark: 3
        case .packetLoss: 4
        case .tooLong: 5
        case .badMagic: 6
        case .badVersion: 7
        case .badChecksum: 8
        case .wrongModel: 9
        case .truncated: 10
        case .notFinite: 11
        case .stale: 12
        case .unknownSender: 13
        }
    }
}

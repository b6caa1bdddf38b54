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
        /// It had left and is here again.
        case nodeReturned(NodeID)
        case nodeFrozen(NodeID)
        /// It was frozen and goes on.
        case nodeThawed(NodeID)
        case linkCut(LinkID)
        case linkRestored(LinkID)
        /// What the link loses besides its path is `decibels`; it was `former`.
        case linkDegraded(LinkID, decibels: Double, former: Double)
        case linkAdded(LinkID)
        /// Somebody took it away.
        case linkRemoved(LinkID)
        /// The ends have moved out of each other's range.
        case linkLost(LinkID)
        case nodeMoved(NodeID)
        case settingsChanged(Intervention)
        case nodeRadioChanged(NodeID, RadioProfile, former: RadioProfile)
        /// Strategy, schedule, encoding or learning rates of one node; `former` would bring back what was before.
        case nodeSettingChanged(Intervention, former: Intervention)
        case poisoned(NodeID, Poison?)
        case recharged(NodeID, joules: Double)
        /// What somebody took out of a battery, which may have held less than was asked for.
        case drained(NodeID, joules: Double)
        /// A node began to send a message: its own, or one of `origin` that it forwards.
        case transmitted(from: NodeID, origin: NodeID, version: Int, bytes: Int, receivers: Int)
        /// From now on `by` does not take this message from `from`.
        case withheld(by: NodeID, from: NodeID, origin: NodeID, version: Int)
        /// A message arrived whole, was validated and went into the embedded buffer.
        case received(by: NodeID, from: NodeID, origin: NodeID, version: Int)
        /// A message did not arrive, or was refused at the trust boundary.
        case dropped(to: NodeID, from: NodeID, origin: NodeID, reason: DropReason)
        /// A node has learned classes that go back to the samples of `from`, from what `via` handed over; they are so many
        /// generations of fakes old. It is so too where it knew them from another origin, or through another number of
        /// generations; not each time that it draws fakes afresh.
        case learned(by: NodeID, classes: [Int], from: NodeID, via: NodeID, generations: Int)
        /// A rule of health began to hold of a node.
        case healthBegan(NodeID, HealthVerdict)
        /// It has not held for a window.
        case healthEnded(NodeID, HealthRule)
        /// A battery is empty.
        case wentDark(NodeID)
        /// A battery has been charged enough to go on.
        case cameBack(NodeID)
        /// Something that holds at every tick does not: a defect of the program, as a sentence.
        case invariantBroken(String)
        /// An intervention could not be applied.
        case refused(Intervention, why: String)
    }
}

/// Why a message did not reach an embedded buffer.
public enum DropReason: String, Error, Sendable, Hashable, Codable, CaseIterable {
    case linkCut = "link cut"
    case linkRemoved = "link removed"
    case outOfRange = "out of range"
    case receiverGone = "receiver gone"
    case senderGone = "sender gone"
    case receiverDark = "receiver dark"
    case senderDark = "sender dark"
    case receiverFrozen = "receiver frozen"
    case senderFrozen = "sender frozen"
    case packetLoss = "packet loss"
    /// Nobody heard anything of it, and the sender has a newer version.
    case superseded
    case settingsChanged = "settings changed"
    case tooLong = "too long"
    case badMagic = "bad magic"
    case badVersion = "unknown format version"
    case badChecksum = "bad checksum"
    case wrongModel = "another model"
    case truncated
    case notFinite = "not finite"
    case implausible = "implausible weights"
    case missingBase = "changes to a version that is not held"
    case quarantined = "sender in quarantine"
    case stale
    case unknownSender = "unknown sender"
    case unwanted = "receiver exchanges nothing"
    /// Somebody has asked that it be as if it had not come.
    case withheld
}

import GANCore

/// A message that its receiver does not take, because somebody wants to know what had become of it without.
struct WithheldMessage: Sendable, Hashable, Comparable {
    let receiver: NodeID
    let sender: NodeID
    let origin: NodeID
    let version: Int

    static func < (left: WithheldMessage, right: WithheldMessage) -> Bool {
        (left.receiver, left.sender, left.origin, left.version)
            < (right.receiver, right.sender, right.origin, right.version)
    }

    func combine(into digest: inout Digest) {
        digest.combine(UInt64(receiver.number) << 32 | UInt64(sender.number))
        digest.combine(UInt64(origin.number))
        digest.combine(UInt64(bitPattern: Int64(version)))
    }
}

extension MeshState {
    /// They stay withheld: it is as if they had never come, however often they would have.
    mutating func withhold(_ message: WithheldMessage) throws(Refusal) {
        guard nodeIndex(message.receiver) != nil else {
            throw Refusal(why: "there is no node \(message.receiver)")
        }
        let place = withheld.partitioningIndex { $0 >= message }
        guard !isWithheld(message) else { throw Refusal(why: "it is withheld already") }
        withheld.insert(message, at: place)
        record(
            .withheld(
                by: message.receiver, from: message.sender, origin: message.origin, version: message.version))
    }

    func isWithheld(_ message: WithheldMessage) -> Bool {
        let place = withheld.partitioningIndex { $0 >= message }
        return place < withheld.count && withheld[place] == message
    }
}

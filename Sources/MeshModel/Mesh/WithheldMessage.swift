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

    var intervention: Intervention { .withhold(by: receiver, from: sender, origin: origin, version: version) }

    func combine(into digest: inout Digest) {
        digest.combine(UInt64(receiver.number) << 32 | UInt64(sender.number))
        digest.combine(UInt64(origin.number))
        digest.combine(UInt64(bitPattern: Int64(version)))
    }
}

extension MeshState {
    /// They stay withheld: it is as if they had never come, however often they would have.
    mutating func withhold(_ message: WithheldMessage) throws(Refusal) {
        for node in [message.receiver, message.sender] where nodeIndex(node) == nil {
            throw Refusal(why: "there is no node \(node)")
        }
        // It may have left, and others forward what it made.
        guard message.origin.number < nextNumber else {
            throw Refusal(why: "there is no node \(message.origin)")
        }
        guard leaveOut(message) else { throw Refusal(why: "it is withheld already") }
        record(
            .withheld(
                by: message.receiver, from: message.sender, origin: message.origin, version: message.version))
    }

    /// The same of nodes that may come only later, and without a word.
    ///
    /// - Returns: false where it is withheld already.
    @discardableResult
    mutating func leaveOut(_ message: WithheldMessage) -> Bool {
        guard !isWithheld(message) else { return false }
        withheld.insert(message, at: withheld.partitioningIndex { $0 >= message })
        return true
    }

    func isWithheld(_ message: WithheldMessage) -> Bool {
        let place = withheld.partitioningIndex { $0 >= message }
        return place < withheld.count && withheld[place] == message
    }
}

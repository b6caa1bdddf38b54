import GANCore

/// The newest message of a node's own.
struct Outbox: Sendable {
    let message: MeshMessage
    let header: MessageHeader
    /// What its receivers hold of the weights when it has arrived; nil where no changes will be counted from it.
    let encodedWeights: EncodedWeights?
    /// Those who can make sense of it, ascending; nil where everybody can.
    let readers: [NodeID]?
    /// Those who have acknowledged all of it, ascending.
    var holders: [NodeID] = []
}

extension MeshNode {
    /// The next message that somebody among `neighbours` lacks: its own first, then the oldest that it forwards. It
    /// notes how many there are.
    mutating func nextMessage(
        to neighbours: [NodeID], scenario: Scenario
    ) -> (message: MeshMessage, header: MessageHeader, receivers: [NodeID])? {
        let waiting = buffer.entries.filter { entry in
            strategy.forwards(entry, by: self, teachersPerClass: scenario.teachersPerClass)
                && neighbours.contains { lacks($0, entry.header) }
        }
        queueLength = waiting.count
        if let outbox {
            let receivers = neighbours.filter {
                outbox.readers?.contains($0) ?? true && lacks($0, outbox.header)
            }
            if !receivers.isEmpty {
                queueLength += 1
                return (outbox.message, outbox.header, receivers)
            }
        }
        guard let entry = waiting.min(by: { ($0.receivedTick, $0.origin) < ($1.receivedTick, $1.origin) })
        else {
            return nil
        }
        let receivers = neighbours.filter { lacks($0, entry.header) }
        return (entry.message.forwarded(entry.header), entry.header, receivers)
    }

    private func lacks(_ neighbour: NodeID, _ header: MessageHeader) -> Bool {
        deliveries.version(of: header.origin, at: neighbour) < header.version
    }

    /// `neighbour` has acknowledged all of a message of its own.
    mutating func noteAcknowledged(version: Int, by neighbour: NodeID) {
        guard var sent = outbox, sent.header.version == version else { return }
        let place = sent.holders.partitioningIndex { $0 >= neighbour }
        guard place == sent.holders.count || sent.holders[place] != neighbour else { return }
        sent.holders.insert(neighbour, at: place)
        outbox = sent
    }

    /// A message of its own is not on the air any more. The next changes are counted from it where all of `present`, the
    /// neighbours in reach, have acknowledged it; else the next message must be whole.
    mutating func settleDeltaBase(version: Int, present: [NodeID]) {
        guard let outbox, outbox.header.version == version else { return }
        deltaBase = outbox.encodedWeights.flatMap { held in
            guard !outbox.holders.isEmpty, present.allSatisfy(outbox.holders.contains) else { return nil }
            return DeltaBase(version: version, encodedWeights: held, holders: outbox.holders)
        }
    }

    /// Gives up the base where one of `present`, the neighbours in reach, does not have it: the next message is whole.
    mutating func reviewDeltaBase(present: [NodeID]) {
        if let base = deltaBase, !present.allSatisfy(base.holders.contains) { deltaBase = nil }
    }
}

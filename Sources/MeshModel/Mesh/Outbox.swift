import GANCore

/// The newest message of a node's own.
struct Outbox: Sendable {
    let message: MeshMessage
    let header: MessageHeader
    /// What its receivers hold of the weights when it has arrived; nil where no changes will be counted from it.
    let reconstruction: [FloatBuffer]?
    /// Those who can make sense of it, ascending; nil where everybody can.
    let readers: [NodeID]?
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

    /// A message of its own has been sent to `holders`, and all that were not dropped have it.
    mutating func noteSent(version: Int, holders: [NodeID]) {
        guard let outbox, outbox.header.version == version, let reconstruction = outbox.reconstruction else {
            return
        }
        deltaBase = DeltaBase(version: version, weights: reconstruction, holders: holders)
    }
}

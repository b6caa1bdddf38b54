import GANCore

/// The messages that a node holds: the newest of each origin, as the bytes that came over the air.
///
/// The payload is shared with the sender's message; it is decoded when fakes are drawn from it, and not kept
/// decoded. What came from a node that has left stays: nobody else may know its classes.
struct EmbeddedBuffer: Sendable {
    struct Entry: Sendable {
        let message: MeshMessage
        let header: MessageHeader
        /// The neighbour that handed it over.
        let sender: NodeID
        let receivedTick: Int
        /// The weights that it brings, with the version before where it brings changes; nil where it brings samples.
        let encodedWeights: EncodedWeights?

        var origin: NodeID { header.origin }

        init(
            message: MeshMessage, header: MessageHeader, sender: NodeID, receivedTick: Int,
            encodedWeights: EncodedWeights? = nil
        ) {
            self.message = message
            self.header = header
            self.sender = sender
            self.receivedTick = receivedTick
            self.encodedWeights = encodedWeights
        }

        /// Where it comes from, as a snapshot shows it: made when it is wanted, because there is one for each neighbour.
        var provenance: Provenance {
            Provenance(
                origin: header.origin, via: sender, version: header.version, hops: header.hops + 1,
                knowledge: header.knowledge.map { entry in
                    entry.map {
                        ClassKnowledge(
                            origin: $0.origin, via: $0.via, generations: $0.generations,
                            sampleCount: $0.sampleCount, tick: receivedTick)
                    }
                },
                receivedTick: receivedTick, payloadBytes: header.payloadBytes,
                encoding: header.kind == .rawSamples ? nil : header.encoding)
        }

        /// The weights of its networks, padded.
        func weights(_ layouts: [NetworkLayout]) -> [FloatBuffer] {
            // What does not decode is refused at the trust boundary.
            encodedWeights?.decoded(layouts: layouts) ?? []
        }
    }

    /// Ascending by origin, one each.
    private(set) var entries: [Entry] = []

    /// The entry that came from `origin`.
    func entry(of origin: NodeID) -> Entry? {
        let index = entries.partitioningIndex { $0.origin >= origin }
        return index < entries.count && entries[index].origin == origin ? entries[index] : nil
    }

    /// The version that is held of `origin`; 0 where none is.
    func version(of origin: NodeID) -> Int { entry(of: origin)?.header.version ?? 0 }

    /// Keeps `entry` in place of an older one of the same origin.
    mutating func keep(_ entry: Entry) {
        let index = entries.partitioningIndex { $0.origin >= entry.origin }
        if index < entries.count && entries[index].origin == entry.origin {
            entries[index] = entry
        } else {
            entries.insert(entry, at: index)
        }
    }

    /// Forgets the entries that `isNeeded` does not hold for.
    mutating func prune(keeping isNeeded: (Entry) -> Bool) { entries.removeAll { !isNeeded($0) } }

    /// The entries that teach `label` best, at most `limit`: those with the fewest generations of fakes, and of them the
    /// ones with the fewest hops, then the freshest, then the lowest ids.
    ///
    /// Knowledge that an entry's origin has through `node` itself is passed over (split horizon, as in distance
    /// vector routing, RFC 2453 section 3.4.3): a node must not take its own echo for news.
    func teachers(of label: Int, for node: NodeID, limit: Int) -> [Entry] {
        let able = entries.filter { entry in
            entry.header.knowledge[label].map { $0.via != node } ?? false
        }
        func generations(_ entry: Entry) -> Int { entry.header.knowledge[label]?.generations ?? .max }
        let fewest = able.map(generations).min()
        let ranked = able.filter { generations($0) == fewest }
            .map { (rank: ($0.header.hops, -$0.receivedTick, $0.origin), entry: $0) }
            .sorted { $0.rank < $1.rank }
        return ranked.prefix(limit).map(\.entry)
    }
}

import GANCore

/// The weight vectors that a node holds: the newest of each neighbour, as the bytes that came over the air.
///
/// The bytes are shared with the sender's frame; they are decoded when fakes are drawn from them, and not kept
/// decoded.
struct EmbeddedBuffer: Sendable {
    struct Entry: Sendable {
        let frame: RadioFrame
        let header: RadioFrameHeader
        let receivedTick: Int
        /// The same, as a snapshot shows it.
        let provenance: Provenance

        var origin: NodeID { header.origin }

        init(frame: RadioFrame, header: RadioFrameHeader, receivedTick: Int) {
            self.frame = frame
            self.header = header
            self.receivedTick = receivedTick
            provenance = Provenance(
                origin: header.origin, version: header.version, hops: header.hops + 1,
                knowledge: header.knowledge.map { entry in
                    entry.map {
                        ClassKnowledge(
                            origin: $0.origin, via: $0.via, generations: $0.generations,
                            sampleCount: $0.sampleCount, tick: receivedTick)
                    }
                },
                receivedTick: receivedTick, payloadBytes: header.payloadBytes)
        }
    }

    /// Ascending by origin, one each.
    private(set) var entries: [Entry] = []

    /// The version that is held of `origin`; 0 where none is.
    func version(of origin: NodeID) -> Int {
        let index = entries.partitioningIndex { $0.origin >= origin }
        return index < entries.count && entries[index].origin == origin ? entries[index].header.version : 0
    }

    /// Keeps `entry` in place of an older one of the same origin.
    mutating func keep(_ entry: Entry) {
        let index = entries.partitioningIndex { $0.origin >= entry.origin }
        if index < entries.count && entries[index].origin == entry.origin {
            entries[index] = entry
        } else {
            entries.insert(entry, at: index)
        }
    }

    /// The entry that teaches `label` best: fewest generations of fakes, then the freshest, then the lowest id.
    ///
    /// Knowledge that an entry's sender has from `node` itself is passed over (split horizon, as in distance
    /// vector routing, RFC 2453 section 3.4.3): a node must not take its own echo for news.
    func teacher(of label: Int, for node: NodeID) -> Entry? {
        var best: (entry: Entry, generations: Int)?
        for entry in entries {
            guard let known = entry.header.knowledge[label], known.via != node else { continue }
            if let best {
                let rank = (known.generations, -entry.receivedTick)
                guard rank < (best.generations, -best.entry.receivedTick) else { continue }
            }
            best = (entry, known.generations)
        }
        return best?.entry
    }
}

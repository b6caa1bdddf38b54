public import GANCore

extension MeshState {
    /// A fingerprint of everything that the mesh's future depends on. Events, histories and reports are not part
    /// of it.
    public var digest: Digest {
        var digest = Digest()
        digest.combine(UInt64(tick))
        digest.combine(UInt64(nextNumber))
        data.dataset.training.combine(into: &digest)
        digest.combine(UInt64(nodes.count))
        for node in nodes { node.combine(into: &digest) }
        digest.combine(UInt64(links.count))
        for link in links {
            digest.combine(UInt64(link.id.low.number) << 32 | UInt64(link.id.high.number))
            digest.combine(link.isCut ? 1 : 0)
        }
        digest.combine(UInt64(flights.count))
        for flight in flights {
            digest.combine(UInt64(flight.from.number) << 32 | UInt64(flight.to.number))
            digest.combine(UInt64(flight.start))
            digest.combine(UInt64(flight.end))
            digest.combine(flight.frame.bytes)
        }
        return digest
    }
}

extension MeshNode {
    fileprivate func combine(into digest: inout Digest) {
        digest.combine(UInt64(id.number))
        digest.combine(position.x.bitPattern)
        digest.combine(position.y.bitPattern)
        digest.combine(UInt64(birthTick))
        gan.combine(into: &digest)
        classifier.combine(into: &digest)
        own.combine(into: &digest)
        fakes.combine(into: &digest)
        for (known, since) in zip(knowledge, learnedSince) {
            known.combine(into: &digest)
            digest.combine(UInt64(bitPattern: Int64(since ?? -1)))
        }
        digest.combine(UInt64(buffer.entries.count))
        for entry in buffer.entries {
            digest.combine(UInt64(entry.receivedTick))
            digest.combine(entry.frame.bytes)
        }
        digest.combine(hasNews ? 1 : 0)
        digest.combine(isDark ? 1 : 0)
        digest.combine(UInt64(version))
        digest.combine(UInt64(onAirUntil))
        digest.combine(UInt64(bitPattern: energy.initialNanojoules))
        digest.combine(UInt64(bitPattern: energy.harvestedNanojoules))
        digest.combine(UInt64(bitPattern: energy.spent.totalNanojoules))
    }
}

extension ClassKnowledge? {
    fileprivate func combine(into digest: inout Digest) {
        guard let known = self else { return digest.combine(.max) }
        digest.combine(UInt64(known.origin.number))
        digest.combine(UInt64(known.via?.number ?? RadioFrame.nobody))
        digest.combine(UInt64(known.generations))
        digest.combine(UInt64(known.sampleCount))
        digest.combine(UInt64(bitPattern: Int64(known.tick)))
    }
}

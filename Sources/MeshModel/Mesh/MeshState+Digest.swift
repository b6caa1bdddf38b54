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
        for node in nodes { node.combine(into: &digest, usualRadio: scenario.radio) }
        digest.combine(UInt64(links.count))
        for link in links {
            digest.combine(UInt64(link.id.low.number) << 32 | UInt64(link.id.high.number))
            let isDegraded = link.degradationDecibels > 0
            digest.combine((link.isCut ? 1 : 0) | (link.isPinned ? 2 : 0) | (isDegraded ? 4 : 0))
            if isDegraded { digest.combine(link.degradationDecibels.bitPattern) }
            digest.combine(link.frameErrorRate.bitPattern)
        }
        digest.combine(UInt64(transmissions.count))
        for transmission in transmissions { transmission.combine(into: &digest) }
        return digest
    }
}

extension MeshNode {
    fileprivate func combine(into digest: inout Digest, usualRadio: RadioProfile) {
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
            entry.message.combine(into: &digest)
        }
        digest.combine(hasNews ? 1 : 0)
        let radioNumber = radio == usualRadio ? 0 : (RadioProfile.allCases.firstIndex(of: radio) ?? 0) + 1
        digest.combine((isDark ? 1 : 0) | UInt64(radioNumber) << 1)
        digest.combine(UInt64(version))
        outbox?.message.combine(into: &digest)
        digest.combine(mayTransmit ? 1 : 0)
        airtime.combine(into: &digest)
        digest.combine(UInt64(deltaBase?.version ?? 0))
        for holder in deltaBase?.holders ?? [] { digest.combine(UInt64(holder.number)) }
        for reader in outbox?.readers ?? [] { digest.combine(UInt64(reader.number)) }
        if outbox?.reconstruction != nil {
            for holder in outbox?.holders ?? [] { digest.combine(UInt64(holder.number)) }
        }
        for neighbour in neighbours {
            digest.combine(quarantine.fingerprint(of: neighbour))
            digest.combine(UInt64(deliveries.version(of: id, at: neighbour)))
            for entry in buffer.entries {
                digest.combine(UInt64(bitPattern: Int64(deliveries.version(of: entry.origin, at: neighbour))))
            }
        }
        digest.combine(UInt64(lastTaught?.distance.bitPattern ?? 0))
        digest.combine(UInt64(walk?.leg ?? -1 &+ 1))
        digest.combine(UInt64(bitPattern: energy.initialNanojoules))
        digest.combine(UInt64(bitPattern: energy.harvestedNanojoules))
        digest.combine(UInt64(bitPattern: energy.spent.totalNanojoules))
    }
}

extension ClassKnowledge? {
    fileprivate func combine(into digest: inout Digest) {
        guard let known = self else { return digest.combine(.max) }
        digest.combine(UInt64(known.origin.number))
        digest.combine(UInt64(known.via?.number ?? MeshMessage.nobody))
        digest.combine(UInt64(known.generations))
        digest.combine(UInt64(known.sampleCount))
        digest.combine(UInt64(bitPattern: Int64(known.tick)))
    }
}

extension Transmission {
    fileprivate func combine(into digest: inout Digest) {
        digest.combine(UInt64(sender.number) << 32 | UInt64(receptions.count))
        digest.combine(UInt64(start))
        digest.combine(UInt64(silentRounds) << 48 | UInt64(roundsDone) << 32 | UInt64(next))
        digest.combine(isHeard ? 1 : 0)
        digest.combine(savedSeconds.bitPattern)
        for reception in receptions {
            digest.combine(UInt64(reception.receiver.number) << 32 | UInt64(reception.missing.count))
        }
        message.combine(into: &digest)
    }
}

extension MeshMessage {
    fileprivate func combine(into digest: inout Digest) {
        digest.combine(head)
        digest.combine(payload)
    }
}

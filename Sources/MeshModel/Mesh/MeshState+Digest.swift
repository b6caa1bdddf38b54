public import GANCore

extension MeshState {
    /// A fingerprint of the mesh as it is: with the same plan and the same interventions to come, meshes with the same digest
    /// have the same future. The plan itself is not part of it, so that a mesh for which something planned is skipped differs
    /// only from the planned tick on. Nor are events, histories and reports, nor nodes that have left: they come into it again
    /// when they return.
    public var digest: Digest {
        digest(ofNodes: nodes.map { $0.digest(in: scenario) })
    }

    /// ``digest``, and what it is made of: a fingerprint of each node, the same on any number of threads.
    public func digests(on workers: WorkerPool) -> MeshDigests {
        let scenario = scenario
        let values = nodes.withUnsafeBufferPointer { buffer in
            nonisolated(unsafe) let nodes = buffer
            return workers.map(count: nodes.count) { index, _ in nodes[index].digest(in: scenario) }
        }
        return MeshDigests(
            mesh: digest(ofNodes: values).value,
            nodes: zip(nodes, values).map { MeshDigests.Node(id: $0.id, value: $1) })
    }

    private func digest(ofNodes values: [UInt64]) -> Digest {
        var digest = Digest()
        digest.combine(UInt64(tick))
        digest.combine(UInt64(nextNumber))
        digest.combine(data.digest)
        digest.combine(UInt64(values.count))
        for value in values { digest.combine(value) }
        digest.combine(UInt64(links.count))
        for link in links {
            digest.combine(UInt64(link.id.low.number) << 32 | UInt64(link.id.high.number))
            let isDegraded = link.degradationDecibels > 0
            digest.combine((link.isCut ? 1 : 0) | (link.isPinned ? 2 : 0) | (isDegraded ? 4 : 0))
            if isDegraded { digest.combine(link.degradationDecibels.bitPattern) }
            digest.combine(link.frameErrorRate.bitPattern)
        }
        for pair in parted {
            digest.combine(UInt64(pair.id.low.number) << 32 | UInt64(pair.id.high.number))
            digest.combine(pair.isPinned ? 1 : 0)
        }
        digest.combine(UInt64(transmissions.count))
        for transmission in transmissions { transmission.combine(into: &digest) }
        if !withheld.isEmpty { digest.combine(UInt64(withheld.count)) }
        for message in withheld { message.combine(into: &digest) }
        return digest
    }
}

extension MeshNode {
    fileprivate func digest(in scenario: Scenario) -> UInt64 {
        var digest = Digest()
        combine(into: &digest, scenario: scenario)
        return digest.value
    }

    private func combine(into digest: inout Digest, scenario: Scenario) {
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
        var settings = Self.number(of: radio, usual: scenario.radio) << 1
        settings |= Self.number(of: strategy, usual: scenario.strategy) << 8
        settings |= Self.number(of: schedule, usual: scenario.schedule) << 16
        settings |= Self.number(of: encoding, usual: scenario.encoding) << 24
        digest.combine(settings | (isDark ? 1 : 0) | (isFrozen ? 1 << 32 : 0))
        if gan.learningRates != scenario.gan.learningRates {
            digest.combine(UInt64(gan.learningRates.generator.bitPattern))
            digest.combine(UInt64(gan.learningRates.discriminator.bitPattern))
        }
        digest.combine(UInt64(version))
        outbox?.message.combine(into: &digest)
        digest.combine(mayTransmit ? 1 : 0)
        airtime.combine(into: &digest)
        digest.combine(UInt64(deltaBase?.version ?? 0))
        for holder in deltaBase?.holders ?? [] { digest.combine(UInt64(holder.number)) }
        for reader in outbox?.readers ?? [] { digest.combine(UInt64(reader.number)) }
        if outbox?.encodedWeights != nil {
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
        guard !shelves.isEmpty else { return }
        digest.combine(UInt64(bitPattern: Int64(lastLearnedTick)))
        for shelf in shelves { combine(shelf, into: &digest) }
    }

    private func combine(_ shelf: MessageShelf, into digest: inout Digest) {
        digest.combine(Self.number(of: shelf.strategy, usual: nil) << 1 | (shelf.hasNews ? 1 : 0))
        digest.combine(UInt64(bitPattern: Int64(shelf.lastLearnedTick)))
        digest.combine(UInt64(shelf.buffer.entries.count))
        for entry in shelf.buffer.entries {
            digest.combine(UInt64(entry.receivedTick))
            entry.message.combine(into: &digest)
            for neighbour in neighbours {
                digest.combine(UInt64(bitPattern: Int64(deliveries.version(of: entry.origin, at: neighbour))))
            }
        }
        shelf.outbox?.message.combine(into: &digest)
        for reader in shelf.outbox?.readers ?? [] { digest.combine(UInt64(reader.number)) }
        for holder in shelf.outbox?.holders ?? [] { digest.combine(UInt64(holder.number)) }
        digest.combine(UInt64(shelf.deltaBase?.version ?? 0))
        for holder in shelf.deltaBase?.holders ?? [] { digest.combine(UInt64(holder.number)) }
        digest.combine(UInt64(shelf.lastTaught?.distance.bitPattern ?? 0))
    }

    /// 0 where a node has what all have, else the place of what it has, from 1.
    private static func number<Choice: CaseIterable & Equatable>(of choice: Choice, usual: Choice?) -> UInt64
    where Choice.AllCases == [Choice] {
        choice == usual ? 0 : UInt64((Choice.allCases.firstIndex(of: choice) ?? 0) + 1)
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

import GANCore

extension MeshState {
    /// The mesh as it is now, for whoever looks; it shares its storage with the mesh.
    ///
    /// - Complexity: O(*nodes* + *links* + *transfers* log *nodes*); no weight is copied.
    public func snapshot() -> MeshSnapshot {
        var isReceiving = nodes.map { _ in false }
        var isTransmitting = isReceiving
        for transmission in transmissions {
            if let index = nodeIndex(transmission.sender) { isTransmitting[index] = true }
            for reception in transmission.receptions {
                if let index = nodeIndex(reception.receiver) { isReceiving[index] = true }
            }
        }
        return MeshSnapshot(
            tick: tick, seconds: Double(tick) * scenario.tickSeconds, scenario: scenario,
            classNames: data.dataset.classNames,
            nodes: nodes.indices.map {
                nodes[$0].snapshot(isTransmitting: isTransmitting[$0], isReceiving: isReceiving[$0])
            },
            links: links, transfers: transmissions.flatMap(\.transfers), events: recentEvents, totals: totals)
    }
}

extension Transmission {
    fileprivate var transfers: [MeshSnapshot.Transfer] {
        receptions.map {
            MeshSnapshot.Transfer(
                from: sender, to: $0.receiver, origin: header.origin, version: header.version,
                bytes: message.byteCount, progress: progress(of: $0), framesLost: $0.framesLost)
        }
    }
}

extension MeshNode {
    fileprivate func snapshot(isTransmitting: Bool, isReceiving: Bool) -> MeshSnapshot.Node {
        let activity: MeshSnapshot.Activity =
            isDark ? .dark : isTransmitting ? .transmitting : isReceiving ? .receiving : .training
        var shown = MeshSnapshot.Node(
            id: id, position: position, activity: activity, ownCounts: ownCounts,
            knowledge: knowledge, fakeCounts: fakeCounts, stepCount: gan.stepCount, report: report,
            classifierLoss: classifierLoss, history: history, energy: energy,
            buffer: buffer.entries.map { $0.provenance }, generator: gan.sampledWeights,
            classifier: classifier)
        shown.harvestWatts = harvestWatts
        shown.queueLength = queueLength
        shown.radio = radio
        shown.device = device
        return shown
    }
}

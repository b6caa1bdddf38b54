import GANCore

extension MeshState {
    /// The mesh as it is now, for whoever looks; it shares its storage with the mesh.
    ///
    /// - Complexity: O(*nodes* + *links* + *frames on the air* log *nodes*); no weight is copied.
    public func snapshot() -> MeshSnapshot {
        var isReceiving = nodes.map { _ in false }
        for flight in flights {
            if let index = nodeIndex(flight.to) { isReceiving[index] = true }
        }
        return MeshSnapshot(
            tick: tick, seconds: Double(tick) * scenario.tickSeconds, scenario: scenario,
            classNames: data.dataset.classNames,
            nodes: zip(nodes, isReceiving).map { $0.snapshot(tick: tick, isReceiving: $1) },
            links: links, transfers: flights.map(transfer), events: recentEvents, totals: totals)
    }

    private func transfer(_ flight: Flight) -> MeshSnapshot.Transfer {
        let bytes = flight.frame.bytes.count
        let airtime = scenario.radio.airtimeSeconds(bytes: bytes, tickSeconds: scenario.tickSeconds)
        let passed = Double(tick - flight.start) * scenario.tickSeconds
        return MeshSnapshot.Transfer(
            from: flight.from, to: flight.to, version: flight.version, bytes: bytes,
            progress: min(1, passed / airtime))
    }
}

extension MeshNode {
    fileprivate func snapshot(tick: Int, isReceiving: Bool) -> MeshSnapshot.Node {
        let activity: MeshSnapshot.Activity =
            isDark ? .dark : onAirUntil > tick ? .transmitting : isReceiving ? .receiving : .training
        return MeshSnapshot.Node(
            id: id, position: position, activity: activity, ownCounts: ownCounts,
            knowledge: knowledge, fakeCounts: fakeCounts, stepCount: gan.stepCount, report: report,
            classifierLoss: classifierLoss, history: history, energy: energy,
            buffer: buffer.entries.map { $0.provenance }, generator: gan.sampledWeights,
            classifier: classifier)
    }
}

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
        var wardens: [[NodeID]] = Array(repeating: [], count: nodes.count)
        for index in nodes.indices where !nodes[index].quarantine.isEmpty {
            for neighbour in nodes[index].neighbours
            where nodes[index].quarantine.holds(neighbour, tick: tick) {
                if let held = nodeIndex(neighbour) { wardens[held].append(nodes[index].id) }
            }
        }
        var shown = MeshSnapshot(
            tick: tick, seconds: Double(tick) * scenario.tickSeconds, scenario: scenario,
            classNames: data.dataset.classNames,
            nodes: nodes.indices.map { index in
                var node = nodes[index].snapshot(
                    isTransmitting: isTransmitting[index], isReceiving: isReceiving[index])
                node.quarantinedBy = wardens[index]
                node.projectedDeathTick = projectedDeathTick(of: index)
                return node
            },
            links: links, transfers: transmissions.flatMap(\.transfers), events: recentEvents, totals: totals)
        shown.nextNode = NodeID(nextNumber)
        shown.passOverRunawayWardens()
        return shown
    }

    private func projectedDeathTick(of index: Int) -> Int? {
        let window = max(scenario.exchangeInterval, Self.leastConsumptionTicks)
        guard !nodes[index].isDark, let fall = nodes[index].energyHistory.fallPerTick(over: window), fall > 0
        else { return nil }
        let ticks = min(nodes[index].energy.storedJoules / fall, Self.farthestProjectionTicks)
        return tick + Int(ticks.rounded(.up))
    }

    /// A shorter stretch than this says little of what a node consumes.
    private static let leastConsumptionTicks = 50
    /// Beyond it nobody cares, and it is still a whole number that can be added to.
    private static let farthestProjectionTicks = 1e15
}

extension MeshSnapshot {
    /// A node whose own training explodes finds everybody implausible: its quarantine says nothing of them.
    fileprivate mutating func passOverRunawayWardens() {
        let runaways = nodes.filter { $0.verdict?.rule.isRunaway ?? false }.map(\.id)
        guard !runaways.isEmpty else { return }
        for index in nodes.indices { nodes[index].quarantinedBy.removeAll { runaways.contains($0) } }
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
        var shown = MeshSnapshot.Node(
            id: id, position: position,
            activity: activity(isTransmitting: isTransmitting, isReceiving: isReceiving),
            ownCounts: ownCounts,
            knowledge: knowledge, fakeCounts: fakeCounts, stepCount: gan.stepCount, report: report,
            classifierLoss: classifierLoss, history: history, energy: energy,
            buffer: buffer.entries.map { $0.provenance }, generator: gan.sampledWeights,
            classifier: classifier.inference)
        shown.harvestWatts = harvestWatts
        shown.queueLength = queueLength
        shown.radio = radio
        shown.device = device
        shown.isFrozen = isFrozen
        shown.strategy = strategy
        shown.schedule = schedule
        shown.encoding = encoding
        shown.learningRates = gan.learningRates
        shown.poison = poison
        shown.own = own
        shown.energyHistory = energyHistory
        shown.verdicts = health.verdicts
        shown.steps = record.steps
        shown.scores = record.scores.sum
        shown.discriminatorLayers = LayerNorms(
            squares: record.squares.discriminator,
            weightRatios: health.networks?.discriminatorNormRatios ?? [])
        shown.generatorLayers = LayerNorms(
            squares: record.squares.generator, weightRatios: health.networks?.generatorNormRatios ?? [])
        return shown
    }

    private func activity(isTransmitting: Bool, isReceiving: Bool) -> MeshSnapshot.Activity {
        if isDark { return .dark }
        if isFrozen { return .frozen }
        if isTransmitting { return .transmitting }
        if isReceiving { return .receiving }
        return canTrain ? .training : .listening
    }
}

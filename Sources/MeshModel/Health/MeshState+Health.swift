import GANCore

extension MeshState {
    /// Judges every node in node order, and records which rules begin and cease to hold.
    mutating func judgeHealth() {
        let limits = scenario.health
        // Two looks at the networks: a single clear one may be chance.
        let clearTicks = max(1, 2 * NodeHealth.probeSpacing / scenario.stepsPerTick)
        for index in nodes.indices {
            let node = nodes[index].id
            var found: [HealthVerdict] = []
            var patience = 0
            if nodes[index].canTrain {
                if nodes[index].health.isFresh { lookAround(index) }
                let signs = nodes[index].health.signs(
                    report: nodes[index].report, tick: tick, interval: scenario.exchangeInterval)
                found = HealthVerdict.all(signs, limits)
                patience = clearTicks
            } else if !nodes[index].health.verdicts.isEmpty {
                nodes[index].health.rest()
            }
            let (begun, ended) = nodes[index].health.note(found, tick: tick, clearTicks: patience)
            for verdict in begun { record(.healthBegan(node, verdict)) }
            for rule in ended { record(.healthEnded(node, rule)) }
        }
    }

    /// Compares what the node's networks showed in this tick with what other nodes have.
    private mutating func lookAround(_ index: Int) {
        nodes[index].health.isFresh = false
        nodes[index].health.classes = classSigns(of: nodes[index])
        nodes[index].health.stale = staleSign(of: nodes[index])
    }

    private func classSigns(of node: MeshNode) -> [HealthSigns.ClassSign] {
        // A mean of generators is a blur of them at first, however well each was trained: it says nothing of this node.
        guard node.strategy != .gossipAverage, let distances = node.health.networks?.distances else {
            return []
        }
        return distances.indices.compactMap { label in
            guard let known = node.knowledge[label], let distance = distances[label],
                let real = realDistance(of: label, origin: known.origin), real > 0
            else { return nil }
            return HealthSigns.ClassSign(
                label: label, diversity: Float(distance / real), generations: known.generations)
        }
    }

    /// How far the samples of a class are apart at the node that has them; those that nobody trains on stand in for
    /// one that has left for good, and for one that has a single sample.
    private func realDistance(of label: Int, origin: NodeID) -> Double? {
        let own =
            nodeIndex(origin).map { nodes[$0].ownDistances }
            ?? departed.first { $0.node.id == origin }?.node.ownDistances
        return own?.distances[label] ?? data.instruments.distances.distances[label]
    }

    /// Of the classes whose newest weight vector is oldest the lowest one, where its maker has made others since.
    private func staleSign(of node: MeshNode) -> HealthSigns.StaleSign? {
        let newest = node.buffer.entries.map { entry in
            nodeIndex(entry.origin).map { nodes[$0].isUp ? nodes[$0].version : 0 } ?? 0
        }
        var worst: HealthSigns.StaleSign?
        for label in node.knowledge.indices where node.ownCounts[label] == 0 && node.knowledge[label] != nil {
            var freshest: Int?
            var lagging: Int?
            for (place, entry) in node.buffer.entries.enumerated() {
                guard let known = entry.header.knowledge[label], known.via != node.id else { continue }
                func isNewer(than other: Int?) -> Bool {
                    other.map { node.buffer.entries[$0].receivedTick < entry.receivedTick } ?? true
                }
                if isNewer(than: freshest) { freshest = place }
                // The next version may be on its way.
                if newest[place] > entry.header.version + 1, isNewer(than: lagging) { lagging = place }
            }
            guard let freshest, let lagging else { continue }
            let age = tick - node.buffer.entries[freshest].receivedTick
            let intervals = Float(age) / Float(scenario.exchangeInterval)
            guard intervals > worst?.intervals ?? 0 else { continue }
            let entry = node.buffer.entries[lagging]
            worst = HealthSigns.StaleSign(
                label: label, maker: entry.origin, version: entry.header.version, newest: newest[lagging],
                intervals: intervals)
        }
        return worst
    }
}

extension MeshNode {
    /// Looks at the networks where it is time for it; nothing depends on it, and it takes nothing out of the battery.
    mutating func probe(tick: Int, scenario: Scenario, instruments: HealthInstruments, lane: TrainingLane) {
        guard NodeHealth.probes(id, stepCount: gan.stepCount, steps: scenario.stepsPerTick) else { return }
        let labels = knowledge.indices.filter { label in
            guard knowledge[label] != nil else { return false }
            // A class takes its time until the generator makes it.
            return learnedSince[label].map { tick - $0 >= Self.ripeningProbeTicks / scenario.stepsPerTick }
                ?? true
        }
        health.networks = gan.probe(
            own: own, heldOut: instruments.heldOut, labels: labels, seed: scenario.seed, node: id.number,
            tick: UInt64(tick), workspace: lane.gan, sampler: lane.sampler)
        health.isFresh = true
    }

    /// Steps of training on a class before its diversity says anything.
    private static let ripeningProbeTicks = 200

    /// Notes how far what `maker`'s weights gave lies from where it should, if it is the farthest so far.
    mutating func noteOffset(of fakes: ByteImages, maker: NodeID, instruments: HealthInstruments) {
        guard let (label, offset) = instruments.farthest(fakes), offset > health.offset?.offset ?? -1 else {
            return
        }
        health.offset = HealthSigns.OffsetSign(label: label, maker: maker, offset: offset)
    }
}

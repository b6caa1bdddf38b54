import GANCore

/// A kind of thing that holds at every tick.
enum Invariant: CaseIterable, Sendable {
    /// Births less departures are the nodes that are here; ids ascend and are never reused.
    case population
    /// What was sent was delivered, was dropped for a reason, or is on the air, over an open link.
    case messages
    /// What left a battery was spent, what went into one was harvested, and no battery holds less than nothing.
    case energy
    /// Links ascend, and they and the nodes' lists of neighbours tell the same; distance links nobody who was parted by hand.
    case links
    /// Nodes hold one message of an origin at most, and have one shelf at most for each other strategy.
    case buffers
    /// Every weight is a finite number.
    case weights
}

extension MeshState {
    /// What holds at every tick, checked: one sentence for each thing that does not. Empty where all is well.
    ///
    /// - Complexity: O(*weights* + (*links* + *transfers*) log *nodes*).
    public func checkInvariants() -> [String] { Invariant.allCases.flatMap(faults) }

    /// What is against `invariant`, as sentences.
    ///
    /// - Complexity: O(*nodes* + *transfers* log *links*) for population, messages and energy.
    func faults(against invariant: Invariant) -> [String] {
        switch invariant {
        case .population: populationFaults()
        case .messages: messageFaults()
        case .energy: energyFaults()
        case .links: linkFaults()
        case .buffers: nodes.flatMap(\.bufferFaults)
        case .weights: nodes.flatMap(\.weightFaults)
        }
    }

    private func populationFaults() -> [String] {
        var faults: [String] = []
        if Int(nextNumber) - departedCount != nodes.count {
            faults.append("\(nextNumber) born, \(departedCount) left, but \(nodes.count) are here")
        }
        for (left, right) in zip(nodes, nodes.dropFirst()) where left.id >= right.id {
            faults.append("node \(right.id) stands behind node \(left.id)")
        }
        for gone in departed where nodeIndex(gone.node.id) != nil {
            faults.append("node \(gone.node.id) has left, but is here")
        }
        if let last = nodes.last, last.id.number >= nextNumber {
            faults.append("node \(last.id) has an id that was never given")
        }
        return faults
    }

    private func linkFaults() -> [String] {
        var faults: [String] = []
        for (left, right) in zip(links, links.dropFirst()) where left.id >= right.id {
            faults.append("link \(right.id) stands behind link \(left.id)")
        }
        for link in links where nodeIndex(link.id.low) == nil || nodeIndex(link.id.high) == nil {
            faults.append("link \(link.id) has no node at one end")
        }
        for link in links where !link.isPinned && isParted(link.id) {
            faults.append("link \(link.id) is there, but was taken away by hand")
        }
        let ends = nodes.reduce(0) { $0 + $1.neighbours.count }
        if ends != 2 * links.count { faults.append("\(links.count) links, but \(ends) ends at the nodes") }
        for node in nodes {
            for neighbour in node.neighbours where linkIndex(LinkID(node.id, neighbour)) == nil {
                faults.append("node \(node.id) has neighbour \(neighbour) without a link")
            }
        }
        return faults
    }

    private func messageFaults() -> [String] {
        var faults: [String] = []
        let onAir = transmissions.reduce(0) { $0 + $1.receptions.count }
        if totals.messagesInFlight != onAir {
            faults.append(
                "messages: \(totals.messagesSent) sent, \(totals.messagesDelivered) delivered, "
                    + "\(totals.messagesDropped) dropped, but \(onAir) on the air")
        }
        let byReason = totals.dropsByReason.values.reduce(0, +)
        if byReason != totals.messagesDropped {
            faults.append("\(totals.messagesDropped) messages dropped, but \(byReason) by reason")
        }
        for transmission in transmissions {
            let sender = transmission.sender
            if nodeIndex(sender) == nil { faults.append("node \(sender) transmits, but is not here") }
            for id in [sender] + transmission.receptions.map(\.receiver) {
                guard let index = nodeIndex(id), nodes[index].isFrozen else { continue }
                faults.append("a message is on the air from or to node \(id), which is frozen")
            }
            for reception in transmission.receptions where !isOpen(LinkID(sender, reception.receiver)) {
                faults.append("a message crosses link \(LinkID(sender, reception.receiver)), which is cut")
            }
        }
        return faults
    }

    private func energyFaults() -> [String] {
        var spent = departedEnergy
        for node in nodes { spent.add(node.energy.spent) }
        var faults: [String] = []
        if spent != totals.energy {
            faults.append(
                "the nodes spent \(spent.totalNanojoules) nJ, the books say \(totals.energy.totalNanojoules)")
        }
        let harvested = nodes.reduce(departedHarvest) { $0 + $1.energy.harvestedNanojoules }
        if harvested != totals.harvestedNanojoules {
            faults.append("the nodes harvested \(harvested) nJ, the books say \(totals.harvestedNanojoules)")
        }
        return faults + nodes.flatMap(\.energyFaults)
    }
}

extension MeshNode {
    fileprivate var energyFaults: [String] {
        var faults: [String] = []
        if energy.storedNanojoules != energy.bookedNanojoules {
            faults.append(
                "node \(id) holds \(energy.storedNanojoules) nJ, its books say \(energy.bookedNanojoules)")
        }
        if energy.storedNanojoules < 0 { faults.append("node \(id) has a negative charge") }
        if energy.isEmpty && !isDark { faults.append("node \(id) goes on with an empty battery") }
        return faults
    }

    fileprivate var bufferFaults: [String] {
        let faults = ([buffer] + shelves.map(\.buffer)).flatMap { buffer in
            zip(buffer.entries, buffer.entries.dropFirst()).filter { $0.origin >= $1.origin }
                .map { "node \(id) holds two weight vectors of node \($1.origin)" }
        }
        guard Set(shelves.map(\.strategy) + [strategy]).count <= shelves.count else { return faults }
        return faults + ["node \(id) has two places for the messages of a strategy"]
    }

    var weightFaults: [String] {
        [gan.sampledWeights, gan.discriminator.weights, classifier.parameters.weights]
            .filter { !$0.isFinite }.map { _ in "node \(id) has weights that are no numbers" }
    }
}

extension FloatBuffer {
    /// Whether none is infinite or no number: those times zero are no numbers, and stay so in a sum.
    fileprivate var isFinite: Bool {
        withUnsafePointer { pointer in
            var sums = SIMD16<Float>()
            let whole = count / 16 * 16
            for start in stride(from: 0, to: whole, by: 16) {
                sums += UnsafeRawPointer(pointer + start).loadUnaligned(as: SIMD16<Float>.self) * 0
            }
            return sums.sum() == 0 && (whole..<count).allSatisfy { pointer[$0].isFinite }
        }
    }
}

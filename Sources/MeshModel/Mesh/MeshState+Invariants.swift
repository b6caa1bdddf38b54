import GANCore

extension MeshState {
    /// What holds at every tick, checked: one sentence for each thing that does not. Empty where all is well.
    ///
    /// - Complexity: O(*weights* + *links* + *transfers* log *nodes*).
    public func checkInvariants() -> [String] {
        populationFaults() + linkFaults() + messageFaults() + energyFaults() + nodes.flatMap(\.faults)
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
        return faults
    }
}

extension MeshNode {
    fileprivate var faults: [String] {
        var faults: [String] = []
        if energy.storedNanojoules < 0 { faults.append("node \(id) has a negative charge") }
        if energy.isEmpty && !isDark { faults.append("node \(id) goes on with an empty battery") }
        let weights = [gan.sampledWeights, gan.discriminator.weights, classifier.parameters.weights]
        for weights in weights where !weights.isFinite {
            faults.append("node \(id) has weights that are no numbers")
        }
        for (left, right) in zip(buffer.entries, buffer.entries.dropFirst()) where left.origin >= right.origin
        {
            faults.append("node \(id) holds two weight vectors of node \(right.origin)")
        }
        return faults
    }
}

extension FloatBuffer {
    fileprivate var isFinite: Bool {
        withUnsafePointer { pointer in
            UnsafeBufferPointer(start: pointer, count: count).allSatisfy(\.isFinite)
        }
    }
}

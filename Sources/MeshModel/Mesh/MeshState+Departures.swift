/// A node that has left, as it was when it did.
struct DepartedNode: Sendable {
    var node: MeshNode
    /// Its links at that time, ascending.
    var links: [MeshSnapshot.Link]
}

extension MeshState {
    /// So many of those who left last can return: each keeps its models in memory.
    public static let departedLimit = 8

    mutating func remove(_ id: NodeID) throws(Refusal) {
        guard let index = nodeIndex(id) else { throw Refusal(why: "there is no node \(id)") }
        guard nodes.count > 1 else { throw Refusal(why: "the last node cannot leave") }
        record(.nodeRemoved(id))
        dropReceptions { sender, receiver in
            receiver == id ? .receiverGone : sender == id ? .senderGone : nil
        }
        for neighbour in nodes[index].neighbours {
            guard let end = nodeIndex(neighbour) else { continue }
            nodes[end].neighbours.removeAll { $0 == id }
            nodes[end].deliveries.forget(id)
        }
        departedCount += 1
        departedEnergy.add(nodes[index].energy.spent)
        departedHarvest += nodes[index].energy.harvestedNanojoules
        let ends = links.filter { $0.id.otherEnd(from: id) != nil }
        departed.append(DepartedNode(node: nodes[index], links: ends))
        if departed.count > Self.departedLimit { forgetParting(of: departed.removeFirst().node.id) }
        links.removeAll { $0.id.otherEnd(from: id) != nil }
        nodes.remove(at: index)
    }

    mutating func bringBack(_ id: NodeID) throws(Refusal) {
        guard nodeIndex(id) == nil else { throw Refusal(why: "node \(id) is here") }
        guard let place = departed.firstIndex(where: { $0.node.id == id }) else {
            throw Refusal(
                why: "node \(id) is not among the last \(Self.departedLimit) that left, who alone can return")
        }
        guard nodes.count < Scenario.maximumNodeCount else {
            throw Refusal(why: "a mesh has at most \(Scenario.maximumNodeCount) nodes")
        }
        let returning = departed.remove(at: place)
        departedCount -= 1
        departedEnergy.subtract(returning.node.energy.spent)
        departedHarvest -= returning.node.energy.harvestedNanojoules
        let index = nodes.partitioningIndex { $0.id >= id }
        nodes.insert(returning.node, at: index)
        nodes[index].neighbours = []
        record(.nodeReturned(id))
        for link in returning.links { bringBack(link, of: id) }
        wakeSenders(around: index)
    }

    /// A link to a node that has left meanwhile waits for that one's return.
    private mutating func bringBack(_ former: MeshSnapshot.Link, of id: NodeID) {
        guard let other = former.id.otherEnd(from: id) else { return }
        if nodeIndex(other) != nil {
            link(former.id, isPinned: former.isPinned)
            guard let index = linkIndex(former.id) else { return }
            links[index] = measured(former)
        } else if let absent = departed.firstIndex(where: { $0.node.id == other }) {
            departed[absent].links.append(former)
            departed[absent].links.sort { $0.id < $1.id }
        }
    }
}

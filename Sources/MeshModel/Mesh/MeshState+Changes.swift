// Interventions that came with the believable mesh: lossy links, places, splits, poison.

extension MeshState {
    mutating func degrade(_ id: LinkID, decibels: Double) throws(Refusal) {
        guard let index = linkIndex(id) else { throw Refusal(why: "there is no link \(id)") }
        guard (0...Self.largestDegradationDecibels).contains(decibels) else {
            throw Refusal(why: "a loss is 0 to \(Int(Self.largestDegradationDecibels)) decibels")
        }
        let former = links[index].degradationDecibels
        guard former != decibels else {
            throw Refusal(why: "link \(id) has that loss already")
        }
        links[index].degradationDecibels = decibels
        links[index] = measured(links[index])
        record(.linkDegraded(id, decibels: decibels, former: former))
    }

    /// More than any radio's link budget, so that nothing is heard.
    private static let largestDegradationDecibels = 300.0

    mutating func moveNode(_ id: NodeID, to position: Position) throws(Refusal) {
        guard let index = nodeIndex(id) else { throw Refusal(why: "there is no node \(id)") }
        guard position.x.isFinite && position.y.isFinite else {
            throw Refusal(why: "a position is two finite numbers, in metres")
        }
        nodes[index].position = position
        nodes[index].walk = nil
        relinkByDistance()
        measureLinks()
        record(.nodeMoved(id))
    }

    mutating func split(off ids: [NodeID]) throws(Refusal) {
        for id in ids where nodeIndex(id) == nil { throw Refusal(why: "there is no node \(id)") }
        let crossing = links.indices.filter { index in
            !links[index].isCut && ids.contains(links[index].id.low) != ids.contains(links[index].id.high)
        }
        guard !crossing.isEmpty else { throw Refusal(why: "no link joins these nodes to the others") }
        for index in crossing { setCut(at: index, true) }
    }

    mutating func heal() throws(Refusal) {
        let cut = links.indices.filter { links[$0].isCut }
        guard !cut.isEmpty else { throw Refusal(why: "no link is cut") }
        for index in cut { setCut(at: index, false) }
    }

    mutating func setPoison(_ id: NodeID, _ poison: Poison?) throws(Refusal) {
        guard let index = nodeIndex(id) else { throw Refusal(why: "there is no node \(id)") }
        nodes[index].poison = poison
        record(.poisoned(id, poison))
    }
}

// Links that somebody makes and takes away. Where links follow distance, what was done by hand holds against it: a link
// that was made stays when its ends part, and ends that were parted stay so when they are near.

extension MeshState {
    mutating func add(_ id: LinkID) throws(Refusal) {
        for end in [id.low, id.high] where nodeIndex(end) == nil {
            throw Refusal(why: "there is no node \(end)")
        }
        guard linkIndex(id) == nil else { throw Refusal(why: "link \(id) is there already") }
        var isPinned = true
        if let place = partedIndex(id), linkRadius == nil || isInRange(id) {
            isPinned = parted.remove(at: place).isPinned
        }
        link(id, isPinned: isPinned)
        record(.linkAdded(id))
    }

    mutating func removeLink(_ id: LinkID) throws(Refusal) {
        guard let index = linkIndex(id) else { throw Refusal(why: "there is no link \(id)") }
        let gone = links.remove(at: index)
        unjoin(id)
        // One that nothing but a hand has made needs nothing that keeps it away.
        if partedIndex(id) == nil && (!gone.isPinned || isInRange(id)) {
            parted.insert(
                PartedPair(id: id, isPinned: gone.isPinned), at: parted.partitioningIndex { $0.id >= id })
        }
        record(.linkRemoved(id))
        dropReceptions { LinkID($0, $1) == id ? .linkRemoved : nil }
    }

    /// Whether somebody took the link between these two away, and nobody has brought it back.
    func isParted(_ id: LinkID) -> Bool { partedIndex(id) != nil }

    /// Forgets the pairs of a node that cannot return.
    mutating func forgetParting(of id: NodeID) { parted.removeAll { $0.id.otherEnd(from: id) != nil } }

    private func partedIndex(_ id: LinkID) -> Int? {
        let index = parted.partitioningIndex { $0.id >= id }
        return index < parted.count && parted[index].id == id ? index : nil
    }

    /// Whether links follow distance, and these two are near enough for one.
    private func isInRange(_ id: LinkID) -> Bool {
        guard let linkRadius, let low = nodeIndex(id.low), let high = nodeIndex(id.high) else { return false }
        return nodes[low].position.squaredDistance(to: nodes[high].position) <= linkRadius * linkRadius
    }
}

/// Two nodes whose link was taken away by hand.
struct PartedPair: Sendable, Hashable {
    let id: LinkID
    /// Whether that link had been made by hand.
    let isPinned: Bool
}

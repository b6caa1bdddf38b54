import GANCore

extension MeshState {
    /// Works out anew how many frames each link loses.
    ///
    /// - Complexity: O(*links* log *nodes*).
    mutating func measureLinks() {
        for index in links.indices { measureLink(index) }
    }

    func measured(_ link: MeshSnapshot.Link) -> MeshSnapshot.Link {
        guard let low = nodeIndex(link.id.low), let high = nodeIndex(link.id.high) else { return link }
        var measured = link
        measured.metres = nodes[low].position.squaredDistance(to: nodes[high].position).squareRoot()
        let shadowing = scenario.propagation.shadowingDecibels(
            seed: scenario.seed, link: link.id, seconds: Double(tick) * scenario.tickSeconds)
        let radio = nodes[low].radio
        measured.sharesRadio = radio == nodes[high].radio
        guard measured.sharesRadio else {
            measured.marginDecibels = -.infinity
            measured.frameErrorRate = 1
            return measured
        }
        let extra = shadowing + link.degradationDecibels
        measured.marginDecibels = scenario.propagation.marginDecibels(
            radio: radio, metres: measured.metres, shadowingDecibels: extra)
        measured.frameErrorRate = scenario.propagation.frameErrorRate(
            radio: radio, metres: measured.metres, shadowingDecibels: extra,
            bytes: radio.maximumFrameBytes)
        return measured
    }

    private mutating func measureLink(_ index: Int) { links[index] = measured(links[index]) }

    /// Joins two nodes that have no link.
    mutating func link(_ id: LinkID, isPinned: Bool) {
        let place = links.partitioningIndex { $0.id >= id }
        links.insert(MeshSnapshot.Link(id: id, isPinned: isPinned), at: place)
        join(id)
    }

    /// Makes the ends of a new link neighbours, and measures it.
    mutating func join(_ id: LinkID) {
        if let place = linkIndex(id) { measureLink(place) }
        for (end, other) in [(id.low, id.high), (id.high, id.low)] {
            guard let index = nodeIndex(end) else { continue }
            let neighbours = nodes[index].neighbours
            nodes[index].neighbours.insert(other, at: neighbours.partitioningIndex { $0 >= other })
            nodes[index].mayTransmit = true
        }
    }

    /// The ends of a link that is gone are no neighbours any more.
    mutating func unjoin(_ id: LinkID) {
        for (end, other) in [(id.low, id.high), (id.high, id.low)] {
            guard let index = nodeIndex(end) else { continue }
            nodes[index].neighbours.removeAll { $0 == other }
        }
    }
}

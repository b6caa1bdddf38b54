import GANCore

extension MeshState {
    /// Links who has come into range, and parts who has left it; links made by hand or cut stay as they are, and who was
    /// parted by hand stays apart.
    ///
    /// - Complexity: O((*links* + *transfers*) log *links*), however many links change: both lists are gone through once,
    ///   and so is what is on the air.
    mutating func relinkByDistance() {
        guard let linkRadius else { return }
        let near = SpatialGrid.pairs(of: nodes.map(\.position), within: linkRadius)
            .map { LinkID(nodes[$0].id, nodes[$1].id) }.sorted().filter { !isParted($0) }
        let change = LinkChange(from: links, near: near)
        part(change.lost)
        links = change.links
        for id in change.made {
            join(id)
            record(.linkAdded(id))
        }
    }

    /// Takes links away that are out of range, but for their places in ``links``.
    private mutating func part(_ lost: [LinkID]) {
        guard !lost.isEmpty else { return }
        dropReceptions { lost.containsSorted(LinkID($0, $1)) ? .outOfRange : nil }
        for id in lost {
            unjoin(id)
            record(.linkLost(id))
        }
    }
}

/// What becomes of links when their ends have moved.
private struct LinkChange {
    /// Those that are there from now on, ascending.
    var links: [MeshSnapshot.Link] = []
    /// Ascending.
    var lost: [LinkID] = []
    var made: [LinkID] = []

    /// Merges `old` links with the pairs that are `near` each other, both ascending.
    init(from old: [MeshSnapshot.Link], near: [LinkID]) {
        links.reserveCapacity(max(old.count, near.count))
        var next = near.startIndex
        for link in old {
            while next < near.endIndex && near[next] < link.id {
                make(near[next])
                next += 1
            }
            let isNear = next < near.endIndex && near[next] == link.id
            if isNear { next += 1 }
            if isNear || link.isPinned { links.append(link) } else { lost.append(link.id) }
        }
        for id in near[next...] { make(id) }
    }

    private mutating func make(_ id: LinkID) {
        links.append(MeshSnapshot.Link(id: id))
        made.append(id)
    }
}

extension [LinkID] {
    /// Whether `id` is in this ascending array.
    fileprivate func containsSorted(_ id: LinkID) -> Bool {
        let index = partitioningIndex { $0 >= id }
        return index < count && self[index] == id
    }
}

import GANCore

// Store and forward: what a node sends on are the originals, as their makers wrote them, so that a class does not
// lose diversity from hop to hop as it does when fakes are generated from fakes (the photocopy effect).

extension MeshNode {
    /// Forgets messages that are no best teachers any more.
    mutating func keepBestTeachers(limit: Int) {
        let best = Set(
            foreignClasses.flatMap { buffer.teachers(of: $0, for: id, limit: limit).map(\.origin) })
        buffer.prune { best.contains($0.origin) }
    }

    /// Whether it sends on `entry`: where it is among the best teachers of a class that its origin has samples of. Changes,
    /// which a neighbour with another strategy may send, are of use to those alone who hold what they were counted from.
    func relays(_ entry: EmbeddedBuffer.Entry, limit: Int) -> Bool {
        guard entry.header.encoding != .delta else { return false }
        return foreignClasses.contains { label in
            entry.header.knowledge[label]?.generations == 0
                && buffer.teachers(of: label, for: id, limit: limit).contains { $0.origin == entry.origin }
        }
    }

    private var foreignClasses: [Int] { ownCounts.indices.filter { ownCounts[$0] == 0 } }
}

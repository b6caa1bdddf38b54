import GANCore

// Store and forward: what a node sends on are the originals, as their makers wrote them, so that a class does not
// lose diversity from hop to hop as it does when fakes are generated from fakes (the photocopy effect).

extension MeshNode {
    /// Forgets messages that are nobody's best teacher any more.
    mutating func keepBestTeachers() {
        let best = Set(foreignClasses.compactMap { buffer.teacher(of: $0, for: id)?.origin })
        buffer.prune { best.contains($0.origin) }
    }

    /// Whether it sends on `entry`: where it is the best teacher of a class that its origin has samples of.
    func relays(_ entry: EmbeddedBuffer.Entry) -> Bool {
        foreignClasses.contains { label in
            entry.header.knowledge[label]?.generations == 0
                && buffer.teacher(of: label, for: id)?.origin == entry.origin
        }
    }

    private var foreignClasses: [Int] { ownCounts.indices.filter { ownCounts[$0] == 0 } }
}

extension MeshNode {
    /// What the entry's origin knows and this node does not it knows from now on, as many generations from the samples.
    ///
    /// Whoever averages with a node that knows a class knows something of it, and whoever holds its samples does.
    mutating func takeOverKnowledge(from entry: EmbeddedBuffer.Entry, tick: Int, work: inout NodeWork) {
        for (label, known) in entry.header.knowledge.enumerated() where knowledge[label] == nil {
            guard let known else { continue }
            learn(
                label,
                as: ClassKnowledge(
                    origin: known.origin, via: entry.sender, generations: known.generations,
                    sampleCount: known.sampleCount, tick: tick), work: &work)
        }
    }

    /// Trains on a class from now on as it is `known`, and notes a lesson where that is news.
    mutating func learn(_ label: Int, as known: ClassKnowledge, work: inout NodeWork) {
        let former = knowledge[label]
        if learnedSince[label] == nil { learnedSince[label] = known.tick }
        knowledge[label] = known
        guard former?.origin != known.origin || former?.generations != known.generations else { return }
        work.note(label, as: known)
    }
}

extension NodeWork {
    /// Adds a class to the lesson that came in the same way, or begins another one.
    fileprivate mutating func note(_ label: Int, as known: ClassKnowledge) {
        guard let via = known.via else { return }
        let same = lessons.firstIndex {
            ($0.origin, $0.via, $0.generations) == (known.origin, via, known.generations)
        }
        if let same {
            lessons[same].classes.append(label)
        } else {
            lessons.append(
                Lesson(origin: known.origin, via: via, generations: known.generations, classes: [label]))
        }
    }
}

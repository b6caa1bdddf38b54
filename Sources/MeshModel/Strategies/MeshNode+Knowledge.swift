extension MeshNode {
    /// What the entry's origin knows and this node does not it knows from now on, as many generations from the samples;
    /// nil where there is no such class.
    ///
    /// Whoever averages with a node that knows a class knows something of it, and whoever holds its samples does.
    mutating func takeOverKnowledge(from entry: EmbeddedBuffer.Entry, tick: Int) -> NodeWork.Lesson? {
        var classes: [Int] = []
        for (label, known) in entry.header.knowledge.enumerated() where knowledge[label] == nil {
            guard let known else { continue }
            learnedSince[label] = tick
            classes.append(label)
            knowledge[label] = ClassKnowledge(
                origin: known.origin, via: entry.sender, generations: known.generations,
                sampleCount: known.sampleCount, tick: tick)
        }
        return classes.isEmpty
            ? nil : NodeWork.Lesson(teacher: entry.origin, via: entry.sender, classes: classes)
    }
}

import GANCore

extension MeshNode {
    /// Puts all samples that have come in beside its own.
    mutating func pool(tick: Int, work: inout NodeWork) {
        var received = noFakes
        for entry in buffer.entries {
            guard let samples = ByteImages(message: entry.message, header: entry.header, like: own) else {
                continue
            }
            received.append(samples)
            takeOverKnowledge(from: entry, tick: tick, work: &work)
        }
        // One set, in which every class counts alike.
        fakes = ByteImages(quantising: own)
        fakes.append(received)
        fakeCounts = received.countsByClass
    }
}

extension MeshNode {
    /// None of its own samples: they are in the pool.
    var noSamples: ImageSubset { own.selecting { _ in false } }
}

extension ByteImages {
    /// The samples in a message; nil where the payload is not what the header says.
    init?(message: MeshMessage, header: MessageHeader, like own: ImageSubset) {
        let count = header.knowledge.reduce(0) { $0 + ($1?.sampleCount ?? 0) }
        let labels = message.payload.prefix(count)
        guard message.payload.count == count * (own.pixelCount + 1),
            labels.allSatisfy({ $0 < own.classCount })
        else { return nil }
        self.init(
            side: own.side, classCount: own.classCount, pixels: Array(message.payload.dropFirst(count)),
            labels: Array(labels))
    }
}

/// Invariants that did not hold when they were last checked: each is reported once, not at every tick from then on.
struct Audit: Sendable {
    fileprivate var broken: Set<Invariant> = []

    /// No more sentences are reported of an invariant: if it breaks at every node, a few will do.
    fileprivate static let sentenceLimit = 8

    /// Links and buffers are gone through once in so many ticks, and so are the weights of each node, in turns. Reading all
    /// weights takes about a thirtieth of the time that a step takes, so that this is about a thousandth.
    fileprivate static let spacing = 32
}

extension MeshState {
    /// Checks the invariants, and records what does not hold.
    ///
    /// - Complexity: O(*nodes* + *transfers* log *links*), and the rest of ``checkInvariants()`` spread over some ticks.
    mutating func audit(on workers: WorkerPool) {
        for invariant in [Invariant.population, .messages, .energy] {
            note(faults(against: invariant), against: invariant)
        }
        let due = tick % Audit.spacing
        if due == 0 {
            note(faults(against: .links), against: .links)
            note(faults(against: .buffers), against: .buffers)
        }
        note(weightFaults(from: due, on: workers), against: .weights)
    }

    /// What is wrong with the weights of every ``Audit/spacing``th node from `first` on.
    private func weightFaults(from first: Int, on workers: WorkerPool) -> [String] {
        let count = max(0, (nodes.count - first + Audit.spacing - 1) / Audit.spacing)
        return nodes.withUnsafeBufferPointer { buffer in
            // A copy of the array would have to be gone before a node may be written to again without being copied.
            nonisolated(unsafe) let nodes = buffer
            return workers.map(count: count) { index, _ in
                nodes[first + index * Audit.spacing].weightFaults
            }.flatMap(\.self)
        }
    }

    private mutating func note(_ faults: [String], against invariant: Invariant) {
        guard !faults.isEmpty else {
            // Of the weights only some were looked at.
            if invariant != .weights { audits.broken.remove(invariant) }
            return
        }
        guard audits.broken.insert(invariant).inserted else { return }
        for fault in faults.prefix(Audit.sentenceLimit) { record(.invariantBroken(fault)) }
    }
}

/// The way of what a node trains on through the mesh: from the node that has samples of it, from hand to hand.
public struct WeightPath: Sendable, Hashable {
    /// The class that came this way; nil for the way of a single message.
    public let label: Int?
    /// Generations of fakes between the samples and the node; 0 for the way of a single message.
    public let generations: Int
    /// One for each link that was crossed, the first one first.
    public let steps: [Arrival]

    /// The nodes on the way, from where it begins to where it ends.
    public var nodes: [NodeID] { steps.prefix(1).map(\.sender) + steps.map(\.receiver) }

    /// The way as text: `node 5 -> node 4 (v3, tick 200) -> node 3 (v2, tick 300)`.
    var text: String {
        (steps.prefix(1).map { "node \($0.sender)" }
            + steps.map { "node \($0.receiver) (v\($0.version), tick \($0.tick))" })
            .joined(separator: " -> ")
    }

    /// A message does not come farther than this.
    static let stepLimit = 64
}

extension ArrivalLog {
    /// The way of what `node` trains on of a class at `tick`: every generation of fakes was drawn from the newest message of
    /// the node that it was learned through, and a forwarded message crossed several links by itself.
    func path(
        of label: Int, to node: NodeID, through tick: Int, _ schedule: ExchangeSchedule
    ) -> WeightPath? {
        var steps: [Arrival] = []
        var (place, time) = (node, tick)
        var generations: Int?
        while steps.count < WeightPath.stepLimit {
            guard
                let lesson = lessons(of: place).last(where: { $0.tick <= time && $0.label == label }),
                let arrival = last(
                    // What comes within a tick is drawn from in a later one.
                    at: place, through: schedule.lastRefresh(of: place, through: time) - 1,
                    where: {
                        $0.refusal == nil && $0.sender == lesson.via
                            && ($0.origin == lesson.via || $0.origin == lesson.origin)
                    })
            else { break }
            generations = generations ?? lesson.generations
            let crossed = crossings(of: arrival)
            steps = crossed + steps
            guard arrival.origin != lesson.origin, let first = crossed.first else { break }
            (place, time) = (arrival.origin, first.tick)
        }
        return generations.flatMap {
            steps.isEmpty ? nil : WeightPath(label: label, generations: $0, steps: steps)
        }
    }

    /// The way of the last message of `origin` that had come to `node` by `tick`, refused or not.
    func path(ofMessagesOf origin: NodeID, to node: NodeID, through tick: Int) -> WeightPath? {
        last(at: node, through: tick, where: { $0.origin == origin }).map {
            WeightPath(label: nil, generations: 0, steps: crossings(of: $0))
        }
    }

    /// Every link that a message crossed from its origin on, as far as it is known.
    private func crossings(of arrival: Arrival) -> [Arrival] {
        var crossings = [arrival]
        while let first = crossings.first, first.sender != first.origin,
            crossings.count < WeightPath.stepLimit
        {
            guard
                let before = last(
                    at: first.sender, through: first.tick,
                    where: { $0.origin == first.origin && $0.version == first.version })
            else { break }
            crossings.insert(before, at: 0)
        }
        return crossings
    }
}

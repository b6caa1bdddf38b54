import MeshModel

/// How often each rule of health began to hold in a run, and when and where it did so first.
struct HealthTally: Codable, Equatable {
    struct Entry: Codable, Equatable {
        var rule: HealthRule
        /// Times that it began to hold, of all nodes together.
        var count: Int
        var firstTick: Int
        var firstNode: UInt32
        /// What it said then.
        var sentence: String
    }

    /// In the order in which they came.
    private(set) var entries: [Entry] = []

    mutating func note(_ events: some Sequence<MeshEvent>) {
        for event in events {
            guard case .healthBegan(let node, let verdict) = event.kind else { continue }
            if let known = entries.firstIndex(where: { $0.rule == verdict.rule }) {
                entries[known].count += 1
            } else {
                entries.append(
                    Entry(
                        rule: verdict.rule, count: 1, firstTick: event.tick, firstNode: node.number,
                        sentence: verdict.sentence))
            }
        }
    }

    /// A line for each rule, or one that says that there is none.
    var lines: [String] {
        guard !entries.isEmpty else { return ["health      no rule was met"] }
        return entries.map { entry in
            let times = entry.count == 1 ? "once" : "\(entry.count) times"
            return "health      \(entry.rule.name) \(times), first at tick \(entry.firstTick): "
                + "node \(entry.firstNode): \(entry.sentence)"
        }
    }
}

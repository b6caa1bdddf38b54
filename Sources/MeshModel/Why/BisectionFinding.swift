/// What came of running a past again without what was suspected.
public struct BisectionFinding: Sendable, Hashable {
    /// A run without some of what was.
    public struct Trial: Sendable, Hashable {
        public let suspects: [Suspect]
        /// The tick at which the trouble came nevertheless; nil where it did not.
        public let onset: Int?
    }

    public let node: NodeID
    public let trouble: Trouble
    /// Runs were looked at up to this tick.
    public let goal: Int
    /// In the order in which they were run; the first one is without all that is suspected.
    public internal(set) var trials: [Trial] = []
    /// Without any of these the trouble does not come; or, where ``areTogether``, without all of them. Empty where it comes
    /// without all that is suspected.
    public internal(set) var culprits: [Suspect] = []
    public internal(set) var areTogether = false

    init(node: NodeID, trouble: Trouble, goal: Int) {
        self.node = node
        self.trouble = trouble
        self.goal = goal
    }
}

extension BisectionFinding {
    /// What was found, in one sentence.
    public var sentence: String {
        guard !culprits.isEmpty else {
            return "none of these: it comes without all of them; it lies in the settings or the data"
        }
        let names = culprits.map(\.description)
        let list =
            names.count == 1
            ? names[0]
            : names.dropLast().joined(separator: ", ")
                + (areTogether ? " and " : " or ") + names[names.count - 1]
        return "without \(list) it does not happen"
    }

    /// What was found and what was tried, in plain sentences.
    public var section: Explanation.Section {
        let told = trials.dropFirst().map { trial in
            "without \(trial.suspects.map(\.description).joined(separator: " and ")): \(Self.outcome(trial, trouble))"
        }
        return Explanation.Section(
            title: "bisected, runs up to tick \(goal)", items: [sentence] + told)
    }

    private static func outcome(_ trial: Trial, _ trouble: Trouble) -> String {
        guard let onset = trial.onset else { return "it does not happen" }
        switch onset - trouble.onset {
        case 0: return "the same"
        case let later where later > 0: return "\(later) ticks later"
        case let earlier: return "\(-earlier) ticks earlier"
        }
    }
}

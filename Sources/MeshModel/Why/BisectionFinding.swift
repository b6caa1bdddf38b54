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
    /// Without each of these alone the trouble does not come; or, where ``areTogether``, only without all of them. Empty
    /// where it comes without all that is suspected.
    public internal(set) var culprits: [Suspect] = []
    public internal(set) var areTogether = false
    /// What else was done and came before, and was not tried: there is so much of it, or it was far away or long ago.
    public internal(set) var omittedCount = 0
}

extension BisectionFinding {
    /// What was found, in one sentence.
    public var sentence: String {
        let names = culprits.map(\.description)
        guard let last = names.last else {
            let rest = omittedCount > 0 ? ", or in what else came and was done (\(omittedCount))" : ""
            return "none of these: it comes without all of them; it lies in the settings or the data\(rest)"
        }
        guard names.count > 1 else { return "without \(last) it does not happen" }
        let others = names.dropLast()
        return areTogether
            ? "only without \(others.joined(separator: ", ")) and \(last) together it does not happen: each of them is enough"
            : "without \(others.joined(separator: ", or without ")), or without \(last), it does not happen"
    }

    /// What was found and what was tried, in plain sentences.
    public var section: Explanation.Section {
        // The first run says nothing that the others do not, unless there are no others.
        let told = culprits.isEmpty || trials.count == 1 ? trials : Array(trials.dropFirst())
        return Explanation.Section(
            title: "bisected, runs up to tick \(goal)",
            items: [sentence]
                + told.map { trial in
                    let names = trial.suspects.map(\.description).joined(separator: ", and ")
                    return "without \(names): \(Self.outcome(trial, trouble))"
                })
    }

    private static func outcome(_ trial: Trial, _ trouble: Trouble) -> String {
        guard let onset = trial.onset else { return "it does not happen" }
        let distance = abs(onset - trouble.onset)
        guard distance > 0 else { return "the same, at tick \(onset)" }
        return
            "\(distance) \(distance == 1 ? "tick" : "ticks") \(onset > trouble.onset ? "later" : "earlier")"
    }
}

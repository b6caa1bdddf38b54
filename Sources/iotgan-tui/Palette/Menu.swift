import MeshModel

/// A few commands that belong together, one letter each: a key opens the menu, and the next one chooses.
enum Menu: String, Hashable, Sendable, CaseIterable {
    /// Settings of the selected node, or of all nodes.
    case change
    /// What the selected node makes of the weight vectors that it sends.
    case poison

    struct Entry: Sendable {
        let key: Unicode.Scalar
        /// The command line that it stands for.
        let line: String
        let meaning: String
        /// How it is with the selected node now; empty where there is nothing to say.
        var value: @Sendable (MeshSnapshot.Node) -> String = { _ in "" }

        /// The name of the command that it leads to.
        var command: String { CommandRegistry.name(ledToBy: line) }
    }

    var title: String {
        switch self {
        case .change: "change"
        case .poison: "poison"
        }
    }

    var entries: [Entry] {
        switch self {
        case .change: Self.nodeSettings + Self.meshSettings + Self.places
        case .poison: Self.poisons
        }
    }

    func entry(for key: Key) -> Entry? {
        guard case .character(let scalar) = key else { return nil }
        return entries.first { $0.key == scalar }
    }

    private static let nodeSettings = [
        Entry(key: "r", line: "palette radio this", meaning: "radio") { $0.radio.rawValue },
        Entry(key: "s", line: "palette strategy this", meaning: "strategy") { $0.strategy.rawValue },
        Entry(key: "t", line: "palette schedule this", meaning: "schedule") { $0.schedule.rawValue },
        Entry(key: "e", line: "palette encoding this", meaning: "encoding") { $0.encoding.rawValue },
        Entry(key: "a", line: "palette rate this", meaning: "learning rate") { $0.learningRates.sentence },
    ]

    /// The capital of a letter means all nodes.
    private static let meshSettings = [
        Entry(key: "R", line: "palette radio", meaning: "radio of all nodes"),
        Entry(key: "S", line: "palette strategy", meaning: "strategy of all nodes"),
        Entry(key: "T", line: "palette schedule", meaning: "schedule of all nodes"),
        Entry(key: "E", line: "palette encoding", meaning: "encoding of all nodes"),
        Entry(key: "A", line: "palette rate", meaning: "learning rate of all nodes"),
    ]

    private static let places = [
        Entry(key: "m", line: "palette move this", meaning: "place, in metres") {
            "\(NumberText.short($0.position.x)), \(NumberText.short($0.position.y))"
        },
        Entry(key: "n", line: "link", meaning: "a new link"),
        Entry(key: "u", line: "unlink", meaning: "a link taken away"),
    ]

    private static let poisons = [
        Entry(key: "z", line: "poison this zeros", meaning: "all weights are 0"),
        Entry(key: "n", line: "poison this noise", meaning: "noise as large as the weights"),
        Entry(key: "s", line: "poison this sign-flip", meaning: "every weight with the other sign"),
        Entry(key: "x", line: "poison this scaled", meaning: "every weight a hundredfold"),
        Entry(key: "a", line: "poison this nan", meaning: "a weight that is no number"),
        Entry(key: "c", line: "cure", meaning: "honest again"),
    ]
}

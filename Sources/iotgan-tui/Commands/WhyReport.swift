/// What `why --json` writes; the names are a contract with scripts.
struct WhyReport: Codable {
    var node: UInt32
    /// The tick at which the session ends.
    var tick: Int
    /// Absent where nothing is wrong with the node, and nothing was.
    var trouble: Trouble?
    var cause: Cause?
    /// Nearest first.
    var precedents: [Item]
    var paths: [Path]
    /// Most suspicious first.
    var suspects: [Item]
    /// Absent without `--bisect`, and where there is no suspect.
    var finding: Finding?
    /// Events that are not known any more, because there were too many.
    var forgottenEvents: Int

    struct Trouble: Codable {
        var rule: String
        var name: String
        /// The figures.
        var sentence: String
        var advice: String
        /// The tick at which the first signal left its band; absent where it is forgotten.
        var onset: Int?
        /// Absent where something is wrong still.
        var until: Int?
        var culprit: UInt32?
        var later: [Sign]
        var earlier: [Sign]
    }

    struct Sign: Codable {
        var tick: Int
        var rule: String
        var sentence: String
    }

    struct Cause: Codable {
        var sentence: String
        /// Absent where nobody did anything.
        var act: Act?
        /// Absent where it is the node's own doing.
        var culprit: UInt32?
    }

    struct Act: Codable {
        var tick: Int
        var intervention: String
        var isByHand: Bool
    }

    struct Message: Codable {
        var tick: Int
        var receiver: UInt32
        var sender: UInt32
        var origin: UInt32
        var version: Int
        /// Why it was not believed; absent where it was.
        var refused: String?
    }

    /// Something that came before, or is suspected.
    struct Item: Codable {
        /// `act`, `message`, `stream`, `lesson`, `illness`, `dark`, `left` or `link-lost`.
        var kind: String
        var tick: Int
        var text: String
        var act: Act?
        var message: Message?
    }

    struct Path: Codable {
        /// Absent where it is the way of what is to blame.
        var `class`: Int?
        var generations: Int
        var steps: [Message]
    }

    struct Finding: Codable {
        /// Runs were looked at up to this tick.
        var goal: Int
        var sentence: String
        var culprits: [Item]
        var areTogether: Bool
        /// What else was done and came before, and was not tried.
        var omitted: Int
        var trials: [Trial]
    }

    struct Trial: Codable {
        var without: [Item]
        /// Absent where it did not happen.
        var onset: Int?
    }
}

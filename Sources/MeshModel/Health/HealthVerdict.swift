/// What is wrong with a node: a rule that holds, said in plain words.
public struct HealthVerdict: Sendable, Hashable, Codable {
    public var rule: HealthRule
    /// One sentence with the figures behind it, without a full stop.
    public var sentence: String
    /// What one might try, in a short sentence, without a full stop.
    public var advice: String
    /// The neighbour, or the maker of a weight vector, that it comes from; nil where it is the node's own doing.
    public var culprit: NodeID?

    public init(rule: HealthRule, sentence: String, advice: String, culprit: NodeID? = nil) {
        self.rule = rule
        self.sentence = sentence
        self.advice = advice
        self.culprit = culprit
    }

    init(_ rule: HealthRule, _ finding: HealthFinding) {
        self.init(rule: rule, sentence: finding.sentence, advice: rule.advice, culprit: finding.culprit)
    }

    /// All that is wrong, gravest first. Where training has run away, that is the only one: the rest follows from it.
    static func all(_ signs: HealthSigns, _ limits: HealthThresholds) -> [HealthVerdict] {
        var verdicts: [HealthVerdict] = []
        for rule in HealthRule.allCases {
            guard let finding = rule.check.finding(signs, limits) else { continue }
            verdicts.append(HealthVerdict(rule, finding))
            if rule.isRunaway { break }
        }
        return verdicts
    }
}

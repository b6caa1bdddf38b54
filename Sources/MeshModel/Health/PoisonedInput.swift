import GANCore

/// What a neighbour sends is not what it has learned: it was refused, or the fakes that it gives are not of their class.
enum PoisonedInput: HealthCheck {
    static let rule = HealthRule.poisonedInput
    static let name = "fed poison"
    static let meaning = "a neighbour's messages were refused, or fakes made from them are not of their class"
    static let source = "measured recipe: weight distance does not tell whether weights are safe, samples do"
    static let advice = "cut off the node that is named, or cure it; if it is honest, whoever poisons it"
    static let thresholds: [HealthThreshold] = [.poisonedRefusals, .poisonedOffset]

    static func finding(_ signs: HealthSigns, _ limits: HealthThresholds) -> HealthFinding? {
        if let refusal = signs.refusal, Float(refusal.count) >= limits(.poisonedRefusals) {
            let times = refusal.count == 1 ? "1 message" : "\(refusal.count) messages"
            return HealthFinding(
                "node \(refusal.sender) sends what cannot be believed: \(times) refused, the last one as "
                    + "\(refusal.reason.rawValue)", culprit: refusal.sender)
        }
        guard let offset = signs.offset, offset.offset > limits(.poisonedOffset) else { return nil }
        return HealthFinding(
            "node \(offset.maker)'s weights give fakes that are not of their class: those of class \(offset.label) lie "
                + "\(HealthFinding.figure(offset.offset)) times the usual squared distance away",
            culprit: offset.maker)
    }
}

import GANCore

/// A learned class comes from an old weight vector, although its maker has made newer ones since.
enum StaleGenerator: HealthCheck {
    static let rule = HealthRule.staleGenerator
    static let name = "stale"
    static let meaning = "a learned class comes from an old weight vector, although its maker has newer ones"
    static let source = "measured recipe: frozen fakes rot (diversity .49 instead of .68 after five hops)"
    static let advice = "look at the links on the way: restore, move or recharge what does not carry"
    static let thresholds: [HealthThreshold] = [.staleIntervals]

    static func finding(_ signs: HealthSigns, _ limits: HealthThresholds) -> HealthFinding? {
        guard let stale = signs.stale, stale.intervals > limits(.staleIntervals) else { return nil }
        return HealthFinding(
            "class \(stale.label) is stale: node \(stale.maker)'s v\(stale.version) came "
                + "\(HealthFinding.figure(stale.intervals)) exchange intervals ago, and it has v\(stale.newest) by now",
            culprit: stale.maker)
    }
}

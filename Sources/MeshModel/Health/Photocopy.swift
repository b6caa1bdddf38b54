import GANCore

/// Classes lose diversity from hop to hop, because fakes are made from fakes.
enum Photocopy: HealthCheck {
    static let rule = HealthRule.photocopy
    static let name = "photocopy"
    static let meaning = "learned classes have lost diversity over generations of fakes"
    static let source =
        "measured recipe, the photocopy effect: .84, .78, .73, .71, .68 of real over five hops"
    static let advice = "relay: forwarded originals lose nothing from hop to hop"
    static let thresholds: [HealthThreshold] = [.photocopyDiversity]

    static func finding(_ signs: HealthSigns, _ limits: HealthThresholds) -> HealthFinding? {
        let copies = signs.classes.filter { $0.generations > 1 }
        guard !copies.isEmpty else { return nil }
        let mean = copies.reduce(0) { $0 + $1.diversity } / Float(copies.count)
        guard mean < limits(.photocopyDiversity), let worst = copies.min(by: { $0.diversity < $1.diversity })
        else { return nil }
        return HealthFinding(
            "learned classes are copies of copies: \(HealthFinding.percent(mean)) as diverse as where they come from, "
                + "class \(worst.label) \(HealthFinding.percent(worst.diversity)) after \(worst.generations) generations"
        )
    }
}

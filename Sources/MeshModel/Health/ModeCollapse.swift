import GANCore

/// The generator makes nearly the same image again and again of a class that it has samples of.
///
/// Seen by the distance within classes, never by conditional accuracy: in the measured recipe three images a class bring
/// the one down to .15 of what it should be and leave the other at 1.00.
enum ModeCollapse: HealthCheck {
    static let rule = HealthRule.modeCollapse
    static let name = "mode collapse"
    static let meaning = "G makes nearly the same image of a class again and again"
    static let source =
        "measured recipe: within-class distance below .5 of real; conditional accuracy is blind to it"
    static let advice = "more samples, a lower rate of G, or a stronger gradient penalty"
    static let thresholds: [HealthThreshold] = [.collapseDiversity]

    static func finding(_ signs: HealthSigns, _ limits: HealthThresholds) -> HealthFinding? {
        let own = signs.classes.filter { $0.generations == 0 }
        guard !own.isEmpty else { return nil }
        let mean = own.reduce(0) { $0 + $1.diversity } / Float(own.count)
        guard mean < limits(.collapseDiversity), let worst = own.min(by: { $0.diversity < $1.diversity })
        else { return nil }
        return HealthFinding(
            "the generator collapses: images of its own classes are \(HealthFinding.percent(mean)) as far apart as "
                + "its samples, those of class \(worst.label) \(HealthFinding.percent(worst.diversity))")
    }
}

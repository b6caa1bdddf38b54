import GANCore

/// A loss, score, gradient or weight is no number.
///
/// One is enough, and it is looked at after every step. In the measured recipe it never came, even at 1,000 times the
/// learning rate; so it catches nothing that ``Explosion`` does not catch before, but nothing comes after it either.
enum NotFinite: HealthCheck {
    static let rule = HealthRule.notFinite
    static let name = "not finite"
    static let meaning = "a loss, a gradient or a weight is no number: nothing comes of training any more"
    static let source = "arithmetic: what is no number stays none"
    static let advice = "go back to before it, or remove the node and inject another"
    static let thresholds: [HealthThreshold] = []

    static func finding(_ signs: HealthSigns, _ limits: HealthThresholds) -> HealthFinding? {
        let report = signs.report
        let values = [
            ("L_D", report.discriminatorLoss), ("L_G", report.generatorLoss), ("D(x)", report.realScore),
            ("D(G(z))", report.fakeScore), ("the gradient penalty", report.gradientPenalty),
            ("|g_D|", report.discriminatorGradientNorm), ("|g_G|", report.generatorGradientNorm),
            ("a weight of G", signs.networks?.generatorNormRatio ?? 0),
            ("a weight of D", signs.networks?.discriminatorNormRatio ?? 0),
        ]
        guard let (name, value) = values.first(where: { !$0.1.isFinite }) else { return nil }
        return HealthFinding(
            "training is no longer finite: \(name) is \(value.isNaN ? "no number" : "infinite")")
    }
}

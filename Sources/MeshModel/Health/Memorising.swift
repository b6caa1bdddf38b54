import GANCore

/// The discriminator knows the node's samples by heart: it takes real ones that it never saw for fakes.
enum Memorising: HealthCheck {
    static let rule = HealthRule.memorising
    static let name = "memorising"
    static let meaning = "D knows the node's samples by heart, and takes others of their classes for fakes"
    static let source =
        "measured recipe: D(held-out real) .08 against D(own real) .75 with three images a class"
    static let advice = "more samples, or a stronger gradient penalty"
    static let thresholds: [HealthThreshold] = [.memorisingGap]

    static func finding(_ signs: HealthSigns, _ limits: HealthThresholds) -> HealthFinding? {
        guard let networks = signs.networks, let own = networks.ownScore, let other = networks.heldOutScore,
            own - other > limits(.memorisingGap)
        else { return nil }
        return HealthFinding(
            "the discriminator knows its samples by heart: D(x) is \(HealthFinding.figure(own)) for them, "
                + "\(HealthFinding.figure(other)) for real ones that it never saw")
    }
}

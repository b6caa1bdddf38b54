import GANCore

/// A setting that is far from what the measured recipe has, in a sentence.
enum UnusualSetting {
    /// A rate that is so many times the usual one, or a so many-th of it, is far from it.
    static let farFactor: Float = 5
    /// From so many updates of D for one of G on.
    static let manyDiscriminatorSteps = 3

    /// All that is unusual in what `node` trains with, as clauses.
    static func all(in scenario: Scenario, node: MeshSnapshot.Node?) -> [String] {
        [
            rates(scenario.gan.learningRates).map { "the scenario trains with \($0)" },
            discriminatorSteps(scenario), noPenalty(scenario), node.flatMap { fewSamples($0, scenario) },
        ].compactMap(\.self)
    }

    /// How rates differ from the usual ones; nil where they do not by much.
    static func rates(_ rates: LearningRates) -> String? {
        let usual = GANConfiguration().learningRates
        if rates.generator == rates.discriminator {
            return factor(rates.generator, usual.generator).map {
                "a learning rate of \(rates.generator), \($0) the usual \(usual.generator)"
            }
        }
        let clauses = [
            factor(rates.generator, usual.generator).map {
                "a learning rate of \(rates.generator) for G, \($0) the usual \(usual.generator)"
            },
            factor(rates.discriminator, usual.discriminator).map {
                "a learning rate of \(rates.discriminator) for D, \($0) the usual \(usual.discriminator)"
            },
        ].compactMap(\.self)
        return clauses.isEmpty ? nil : clauses.joined(separator: " and ")
    }

    /// Whether one of the rates is far above the usual one.
    static func isFast(_ rates: LearningRates) -> Bool {
        let usual = GANConfiguration().learningRates
        return isFar(rates.generator / usual.generator) || isFar(rates.discriminator / usual.discriminator)
    }

    /// What is written as five times another number may be a bit less in binary.
    static func isFar(_ factor: Float) -> Bool { factor >= farFactor * 0.999 }

    private static func factor(_ rate: Float, _ usual: Float) -> String? {
        if isFar(rate / usual) { return "\(whole(rate / usual)) times" }
        if isFar(usual / rate) { return "one \(whole(usual / rate))th of" }
        return nil
    }

    private static func whole(_ factor: Float) -> String { HealthFinding.figure(factor.rounded()) }

    static func discriminatorSteps(_ scenario: Scenario) -> String? {
        scenario.gan.discriminatorSteps < manyDiscriminatorSteps
            ? nil : "the scenario lets D take \(scenario.gan.discriminatorSteps) steps for one of G"
    }

    static func noPenalty(_ scenario: Scenario) -> String? {
        scenario.gan.r1Gamma > 0 ? nil : "the scenario has no gradient penalty"
    }

    /// Fewer than a batch: every step sees all of them.
    static func fewSamples(_ node: MeshSnapshot.Node, _ scenario: Scenario) -> String? {
        let count = node.ownCounts.reduce(0, +)
        guard count < scenario.gan.batchSize else { return nil }
        let samples = count == 1 ? "1 sample" : "\(count) samples"
        return
            "node \(node.id) has \(samples) of its own, fewer than the \(scenario.gan.batchSize) of one batch"
    }
}

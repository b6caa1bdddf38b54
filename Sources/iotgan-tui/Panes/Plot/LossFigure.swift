import GANCore

/// What the plot of a node's training shows.
enum LossFigure: Int, Hashable, Sendable, CaseIterable {
    case losses, scores, gradients

    /// What is plotted, before "of node 3".
    var title: String {
        switch self {
        case .losses: "losses"
        case .scores: "scores"
        case .gradients: "gradient norms"
        }
    }

    /// The discriminator's curve is the first, the generator's the second.
    var names: [String] {
        switch self {
        case .losses, .gradients: ["D", "G"]
        case .scores: ["D(x)", "D(G(z))"]
        }
    }

    /// The value of one of the ``names``.
    func value(_ curve: Int, _ report: StepReport) -> Double {
        let isFirst = curve == 0
        return switch self {
        case .losses: Double(isFirst ? report.discriminatorLoss : report.generatorLoss)
        case .scores: Double(isFirst ? report.realScore : report.fakeScore)
        case .gradients:
            Double(isFirst ? report.discriminatorGradientNorm : report.generatorGradientNorm)
        }
    }

    /// The ends of the axis where they are known beforehand: scores are probabilities.
    var range: ClosedRange<Double>? { self == .scores ? 0...1 : nil }
}

import GANCore

/// What the plot of a node's training shows.
enum LossFigure: Int, Hashable, Sendable, CaseIterable {
    case losses, scores, gradients, histograms, layers, accuracy

    /// Those whose ``names`` are curves over time.
    static let curves: [LossFigure] = [.losses, .scores, .gradients, .accuracy]

    /// What is plotted, before "of node 3".
    var title: String {
        switch self {
        case .losses: "losses"
        case .scores: "scores"
        case .gradients: "gradient norms"
        case .accuracy: "accuracy"
        case .histograms: "score histograms"
        case .layers: "layers"
        }
    }

    /// The discriminator's curve is the first, the generator's the second; the node's the first, the mesh's the second.
    var names: [String] {
        switch self {
        case .losses, .gradients, .layers: ["D", "G"]
        case .scores, .histograms: ["D(x)", "D(G(z))"]
        case .accuracy: ["node", "mean"]
        }
    }

    /// What of a step each of the ``names`` stands for; nil for accuracy, which the observer measures now and
    /// then, and for what is no curve.
    ///
    /// Closures, because key paths take ten times as long, and a frame asks for some thousand values.
    var quantities: [(StepReport) -> Float]? {
        switch self {
        case .losses: [{ $0.discriminatorLoss }, { $0.generatorLoss }]
        case .scores: [{ $0.realScore }, { $0.fakeScore }]
        case .gradients: [{ $0.discriminatorGradientNorm }, { $0.generatorGradientNorm }]
        case .accuracy, .histograms, .layers: nil
        }
    }

    /// The ends of the axis where they are known beforehand: scores and accuracy are shares.
    var range: ClosedRange<Double>? { self == .scores || self == .accuracy ? 0...1 : nil }
}

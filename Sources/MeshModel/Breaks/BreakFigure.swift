/// A figure of a node that ``BreakCondition`` compares with a limit.
public enum BreakFigure: String, Sendable, Hashable, CaseIterable {
    case accuracy, coverage, known, diversity
    case discriminatorLoss = "loss_d"
    case generatorLoss = "loss_g"
    case classifierLoss = "loss_c"
    case realScore = "d_real"
    case fakeScore = "d_fake"
    case discriminatorGradient = "grad_d"
    case generatorGradient = "grad_g"
    case battery, spent

    /// What it is, in a few words.
    public var meaning: String {
        switch self {
        case .accuracy: "of its classifier on test images, 0 to 1"
        case .coverage: "classes that its classifier gets right half the time"
        case .known: "classes that it trains on, own or learned"
        case .diversity: "of what its generator draws, over that of samples"
        case .discriminatorLoss: "L_D of the last step"
        case .generatorLoss: "L_G of the last step"
        case .classifierLoss: "the classifier's loss in the last step"
        case .realScore: "D(x) of the last step, 0 to 1"
        case .fakeScore: "D(G(z)) of the last step, 0 to 1"
        case .discriminatorGradient: "norm of D's gradient in the last step"
        case .generatorGradient: "norm of G's gradient in the last step"
        case .battery: "what its battery holds, in joules"
        case .spent: "what has left its battery, in joules"
        }
    }

    /// Whether the classifier is tried on all test images for it, see ``BreakCondition/measureSpacing``.
    public var isMeasured: Bool { self == .accuracy || self == .coverage }

    /// Whether it is an energy: in joules, and limits may be written in J, kJ and mJ.
    public var isEnergy: Bool { self == .battery || self == .spent }

    /// Whether it lies in 0 ... 1, and limits may be written in percent.
    public var isShare: Bool { self == .accuracy || self == .realScore || self == .fakeScore }

    /// Whether the node with the lowest figure fares worst. So it is of what a node can do, knows and has; of D(x), which is
    /// low where D does not know samples; and of D(G(z)), which is low where D sees through whatever G makes. Losses,
    /// gradients and what was spent are worst where they are highest.
    public var isWorstLowest: Bool {
        switch self {
        case .accuracy, .coverage, .known, .diversity, .realScore, .fakeScore, .battery: true
        case .discriminatorLoss, .generatorLoss, .classifierLoss, .discriminatorGradient, .generatorGradient,
            .spent:
            false
        }
    }

    /// A value with its unit, to the bit; whole ones without a point.
    func text(_ value: Double) -> String {
        (Int64(exactly: value).map(String.init) ?? "\(value)") + (isEnergy ? "J" : "")
    }
}

/// A number that a rule of health compares with. Its name is the same in scenario files, interventions and tables.
public enum HealthThreshold: String, Sendable, Hashable, Codable, CaseIterable, CodingKeyRepresentable {
    case explosionGeneratorLoss = "explosion_generator_loss"
    case explosionGradientNorm = "explosion_gradient_norm"
    case explosionWeightRatio = "explosion_weight_ratio"
    case explosionSaturation = "explosion_saturation"
    case poisonedRefusals = "poisoned_refusals"
    case poisonedOffset = "poisoned_offset"
    case collapseDiversity = "collapse_diversity"
    case memorisingGap = "memorising_gap"
    case weakFakeScore = "weak_fake_score"
    case weakGeneratorLoss = "weak_generator_loss"
    case vanishingGradientNorm = "vanishing_gradient_norm"
    case oscillationSwing = "oscillation_swing"
    case overpoweringRealScore = "overpowering_real_score"
    case overpoweringFakeScore = "overpowering_fake_score"
    case overpoweringGeneratorLoss = "overpowering_generator_loss"
    case photocopyDiversity = "photocopy_diversity"
    case staleIntervals = "stale_intervals"

    /// What it is unless somebody changes it.
    public var standard: Double {
        switch self {
        case .explosionGeneratorLoss: 10
        case .explosionGradientNorm: 20
        case .explosionWeightRatio: 1.5
        case .explosionSaturation: 0.9
        case .poisonedRefusals: 1
        case .poisonedOffset: 3
        case .collapseDiversity: 0.5
        case .memorisingGap: 0.4
        case .weakFakeScore: 0.8
        case .weakGeneratorLoss: 0.3
        case .vanishingGradientNorm: 0.02
        case .oscillationSwing: 0.75
        case .overpoweringRealScore: 0.9
        case .overpoweringFakeScore: 0.1
        case .overpoweringGeneratorLoss: 4
        case .photocopyDiversity: 0.5
        case .staleIntervals: 5
        }
    }

    /// One line: what is compared with it, and when the rule holds.
    public var meaning: String {
        switch self {
        case .explosionGeneratorLoss: "L_G above it, a mean over 50 steps"
        case .explosionGradientNorm: "norm of D's gradient above it, a mean over 50 steps"
        case .explosionWeightRatio: "norm of G's weights above it, as a multiple of what it was at first"
        case .explosionSaturation: "share of generated pixels at the ends of the scale above it"
        case .poisonedRefusals: "messages of one neighbour that were refused, at least so many"
        case .poisonedOffset:
            "squared distance of fakes from their class above it, in units of the spread within classes"
        case .collapseDiversity: "distance within classes below it, as a share of that of the node's samples"
        case .memorisingGap: "D(own samples) above D(samples it never saw) by more than it"
        case .weakFakeScore: "D(G(z)) above it, a mean over 50 steps"
        case .weakGeneratorLoss: "and L_G below it"
        case .vanishingGradientNorm: "norm of G's gradient below it, a mean over 50 steps"
        case .oscillationSwing: "standard deviation of L_D above it, and above half of L_D, over 50 steps"
        case .overpoweringRealScore: "D(x) above it, a mean over 50 steps"
        case .overpoweringFakeScore: "and D(G(z)) below it"
        case .overpoweringGeneratorLoss: "and L_G above it"
        case .photocopyDiversity:
            "distance within learned classes below it, as a share of that of their origin's samples"
        case .staleIntervals:
            "exchange intervals without the newer versions that were made meanwhile, more than it"
        }
    }

    /// What it may be.
    public static let range = 0.0...1e9
}

/// The numbers that the rules of health compare with: the measured ones, unless somebody changes them.
public struct HealthThresholds: Sendable, Hashable, Codable {
    /// Those that are not as usual.
    private var changed: [HealthThreshold: Double] = [:]

    public init() {}

    public subscript(threshold: HealthThreshold) -> Double {
        get { changed[threshold] ?? threshold.standard }
        set { changed[threshold] = newValue == threshold.standard ? nil : newValue }
    }

    func callAsFunction(_ threshold: HealthThreshold) -> Float { Float(self[threshold]) }
}

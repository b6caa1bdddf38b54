/// What may be wrong with a node, gravest first. What a rule asks, where that comes from and how it says it stand in a file
/// of its own in this folder.
public enum HealthRule: String, Sendable, Hashable, Codable, CaseIterable {
    case notFinite = "not-finite"
    case explosion
    case poisonedInput = "poisoned-input"
    case modeCollapse = "mode-collapse"
    case memorising
    case discriminatorTooWeak = "discriminator-too-weak"
    case vanishingGradients = "vanishing-gradients"
    case oscillation
    case discriminatorOverpowering = "discriminator-overpowering"
    case photocopy
    case staleGenerator = "stale-generator"

    var check: any HealthCheck.Type {
        switch self {
        case .notFinite: NotFinite.self
        case .explosion: Explosion.self
        case .poisonedInput: PoisonedInput.self
        case .modeCollapse: ModeCollapse.self
        case .memorising: Memorising.self
        case .discriminatorTooWeak: DiscriminatorTooWeak.self
        case .vanishingGradients: VanishingGradients.self
        case .oscillation: Oscillation.self
        case .discriminatorOverpowering: DiscriminatorOverpowering.self
        case .photocopy: Photocopy.self
        case .staleGenerator: StaleGenerator.self
        }
    }

    /// What it is called where there is room for a word or two.
    public var name: String { check.name }
    /// One line: what it means where it holds.
    public var meaning: String { check.meaning }
    /// Where rule and thresholds come from.
    public var source: String { check.source }
    /// What one might try, in a short sentence.
    public var advice: String { check.advice }
    /// The thresholds that it uses; none where a single sign is enough.
    public var thresholds: [HealthThreshold] { check.thresholds }

    /// Whether a node's training has run away, so that whatever else it shows follows from that.
    var isRunaway: Bool { self == .notFinite || self == .explosion }
}

/// What a rule asks of a node's signs, and how it says what it found.
protocol HealthCheck {
    static var rule: HealthRule { get }
    static var name: String { get }
    static var meaning: String { get }
    static var source: String { get }
    static var advice: String { get }
    static var thresholds: [HealthThreshold] { get }

    /// What is wrong; nil where nothing is, or there is no basis to tell.
    static func finding(_ signs: HealthSigns, _ limits: HealthThresholds) -> HealthFinding?
}

/// That a rule holds: the figures in a sentence, and who is to blame where that is another node.
struct HealthFinding: Sendable, Hashable {
    var sentence: String
    var culprit: NodeID?

    init(_ sentence: String, culprit: NodeID? = nil) {
        self.sentence = sentence
        self.culprit = culprit
    }

    /// A share in whole hundredths.
    static func percent(_ share: Float) -> String {
        Int(exactly: (share * 100).rounded()).map { "\($0)%" } ?? "\(share)"
    }

    /// A number with at most two decimals.
    static func figure(_ value: Float) -> String {
        let hundredths = (Double(value) * 100).rounded() / 100
        return Int64(exactly: hundredths).map(String.init) ?? "\(hundredths)"
    }
}

public import GANCore

/// What is wrong with a node's training. A rule is a file of its own in this folder: what it asks, and how it says so.
///
/// Thresholds and their sources are with each rule. They are of means over ``RecentSteps/window`` steps, because a single
/// batch may look like anything.
public enum HealthVerdict: Sendable, Hashable {
    case exploding(Explosion)
    case discriminatorOverpowering(DiscriminatorOverpowering)
    case discriminatorTooWeak(DiscriminatorTooWeak)

    /// The gravest that holds; nil where the node is healthy, or has not trained for long enough to tell.
    public init?(_ recent: RecentSteps) {
        guard let mean = recent.mean else { return nil }
        self.init(mean: mean)
    }

    /// The same of means that somebody has taken.
    public init?(mean: StepReport) {
        if let explosion = Explosion(mean) {
            self = .exploding(explosion)
        } else if let overpowering = DiscriminatorOverpowering(mean) {
            self = .discriminatorOverpowering(overpowering)
        } else if let tooWeak = DiscriminatorTooWeak(mean) {
            self = .discriminatorTooWeak(tooWeak)
        } else {
            return nil
        }
    }

    /// What it is called where there is room for a word or two.
    public var name: String {
        switch self {
        case .exploding: "exploding"
        case .discriminatorOverpowering: "D overpowers"
        case .discriminatorTooWeak: "D too weak"
        }
    }

    /// What is wrong, with the figures behind it.
    public var sentence: String {
        switch self {
        case .exploding(let explosion): explosion.sentence
        case .discriminatorOverpowering(let overpowering): overpowering.sentence
        case .discriminatorTooWeak(let tooWeak): tooWeak.sentence
        }
    }

    /// A number with at most two decimals.
    static func figure(_ value: Float) -> String {
        let hundredths = (Double(value) * 100).rounded() / 100
        return Int64(exactly: hundredths).map(String.init) ?? "\(hundredths)"
    }
}

import MeshModel

extension HealthRule {
    /// The colour of what it says: training that has run away, or what spoils it, is worse than what may yet come right.
    var ink: Ink {
        switch self {
        case .notFinite, .explosion, .poisonedInput, .modeCollapse, .discriminatorTooWeak,
            .vanishingGradients:
            .bad
        case .memorising, .oscillation, .discriminatorOverpowering, .photocopy, .staleGenerator: .warning
        }
    }

    /// Whether it is about what a node gets from others, and not about its own training.
    var isOfOthers: Bool {
        switch self {
        case .poisonedInput, .photocopy, .staleGenerator: true
        default: false
        }
    }
}

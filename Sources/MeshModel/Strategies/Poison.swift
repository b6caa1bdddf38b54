/// What a hostile node makes of the weight vectors that it sends; its own model stays as it is.
public enum Poison: String, Sendable, Hashable, Codable, CaseIterable {
    /// All zeros.
    case zeros
    /// Normal noise of the same spread as the weights of each network.
    case noise
    /// Every weight with the other sign.
    case signFlip = "sign-flip"
    /// Every weight a hundred times as large.
    case scaled
    /// One weight that is no number.
    case notANumber = "nan"
}

/// What nodes send and what they make of it.
public enum ExchangeStrategy: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing is exchanged.
    case isolated
    /// Fakes from received weight vectors are shuffled with own samples.
    case replay
}

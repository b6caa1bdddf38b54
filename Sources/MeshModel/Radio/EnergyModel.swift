/// How the energy of a transmission is computed.
public enum EnergyModel: String, Sendable, Hashable, Codable, CaseIterable {
    /// Supply current times voltage times airtime, from the radio's data sheet.
    case dataSheet = "data-sheet"
    /// The first-order radio model (Heinzelman, Chandrakasan & Balakrishnan, HICSS 2000).
    case firstOrder = "first-order"
}

/// How the energy of a transmission is computed. `ideal` radios cost nothing in either model.
public enum EnergyModel: String, Sendable, Hashable, Codable, CaseIterable {
    /// Supply current times voltage times airtime, from the radio's data sheet.
    case dataSheet = "data-sheet"
    /// The first-order radio model (Heinzelman, Chandrakasan & Balakrishnan, HICSS 2000).
    case firstOrder = "first-order"

    /// Energy that the first-order model's electronics take for a bit, E_elec (Heinzelman et al. 2000,
    /// section 2).
    public static let electronicsNanojoulesPerBit = 50.0
    /// Energy that its amplifier takes for a bit and square metre, ε_amp: 100 pJ (Heinzelman et al. 2000,
    /// section 2).
    public static let amplifierNanojoulesPerBitPerSquareMetre = 0.1

    /// What it costs to transmit a radio frame of `bytes`, headers included, for `airtimeSeconds` over
    /// `metres`, rounded once to whole nanojoules: power times time, or k E_elec + k ε_amp d² for k bits.
    public func transmitNanojoules(
        radio: RadioProfile, bytes: Int, airtimeSeconds: Double, metres: Double
    ) -> Int64 {
        guard radio != .ideal else { return 0 }
        switch self {
        case .dataSheet:
            return Self.nanojoules(milliwatts: radio.transmitMilliwatts, seconds: airtimeSeconds)
        case .firstOrder:
            let nanojoulesPerBit =
                Self.electronicsNanojoulesPerBit
                + Self.amplifierNanojoulesPerBitPerSquareMetre * metres * metres
            return Self.whole(Double(8 * bytes) * nanojoulesPerBit)
        }
    }

    /// What it costs to receive a radio frame of `bytes`, headers included, for `airtimeSeconds`, rounded
    /// once to whole nanojoules: power times time, or k E_elec for k bits.
    public func receiveNanojoules(radio: RadioProfile, bytes: Int, airtimeSeconds: Double) -> Int64 {
        guard radio != .ideal else { return 0 }
        switch self {
        case .dataSheet:
            return Self.nanojoules(milliwatts: radio.receiveMilliwatts, seconds: airtimeSeconds)
        case .firstOrder:
            return Self.whole(Double(8 * bytes) * Self.electronicsNanojoulesPerBit)
        }
    }

    /// Energy of a constant power, rounded to whole nanojoules; at most 2^62, which are 146 years of a watt.
    public static func nanojoules(milliwatts: Double, seconds: Double) -> Int64 {
        whole(milliwatts * 1e6 * seconds)
    }

    private static func whole(_ nanojoules: Double) -> Int64 { Int64(min(nanojoules.rounded(), 0x1p62)) }
}

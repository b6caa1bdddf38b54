/// How a LoRa frame is modulated (Semtech SX1272/73 data sheet, rev. 2, section 4.1).
public struct LoRaModulation: Sendable, Hashable {
    /// 6 ... 12: a symbol is 2 to this power chips long and carries as many bits.
    public var spreadingFactor: Int
    /// Hertz; also chips a second.
    public var bandwidthHertz: Double
    /// Bits on the air for four bits of data, 5 ... 8.
    public var codingRateDenominator: Int
    /// Symbols of the preamble that can be set; the modem adds 4.25 for synchronisation.
    public var preambleSymbols: Int

    /// - Parameter preambleSymbols: Meshtastic's 16 unless given (firmware, `src/mesh/MeshRadio.h`).
    public init(
        spreadingFactor: Int, bandwidthHertz: Double, codingRateDenominator: Int, preambleSymbols: Int = 16
    ) {
        self.spreadingFactor = spreadingFactor
        self.bandwidthHertz = bandwidthHertz
        self.codingRateDenominator = codingRateDenominator
        self.preambleSymbols = preambleSymbols
    }

    /// Seconds that a symbol lasts.
    public var symbolSeconds: Double { Double(1 << spreadingFactor) / bandwidthHertz }

    /// Whether each symbol gives up two bits for robustness: mandated for symbols longer than 16 ms (Semtech
    /// AN1200.13, section 4).
    public var optimisesLowDataRate: Bool { symbolSeconds > 0.016 }

    /// Bits of data a second, without preamble and header: SF · BW / 2^SF · 4 / CR.
    public var bitsPerSecond: Double {
        Double(spreadingFactor) / symbolSeconds * 4 / Double(codingRateDenominator)
    }

    /// Symbols after the preamble for a frame of `bytes`, with explicit header and CRC (Semtech AN1200.13,
    /// section 4): 8 + max(⌈(8 PL - 4 SF + 28 + 16) / 4 (SF - 2 DE)⌉ (CR + 4), 0).
    public func payloadSymbols(bytes: Int) -> Int {
        let bits = max(0, 8 * bytes - 4 * spreadingFactor + 28 + 16)
        let bitsPerBlock = 4 * (spreadingFactor - (optimisesLowDataRate ? 2 : 0))
        let blocks = (bits + bitsPerBlock - 1) / bitsPerBlock
        return 8 + blocks * codingRateDenominator
    }

    /// Seconds that a frame of `bytes` is on the air, preamble and all (Semtech AN1200.13, section 4).
    public func airtimeSeconds(bytes: Int) -> Double {
        (Double(preambleSymbols) + 4.25 + Double(payloadSymbols(bytes: bytes))) * symbolSeconds
    }
}

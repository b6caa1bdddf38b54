/// The radio of a node. The extensions say what it costs (`+Power`), how long its frames are (`+Framing`), how
/// long they take (`+Airtime`) and how faint they may be (`+Reception`).
public enum RadioProfile: String, Sendable, Hashable, Codable, CaseIterable {
    /// Costs no energy, loses nothing; every message takes one tick.
    case ideal
    /// IEEE 802.15.4 at 2.4 GHz with the TI CC2420 (data sheet SWRS041C).
    case ieee802154 = "802.15.4"
    /// Bluetooth Low Energy, LE 1M, with the Nordic nRF52840 (product specification v1.7).
    case bluetoothLE1M = "ble"
    /// IEEE 802.11n at 2.4 GHz, 20 MHz wide, with the Espressif ESP32 (data sheet).
    case wifi80211n = "wifi"
    /// LoRa with the Semtech SX1272 (data sheet rev. 2), Meshtastic's preset ShortTurbo: SF 7, 500 kHz, 4/5.
    /// Its bandwidth is twice what the European band holds.
    case loraShortTurbo = "lora-short-turbo"
    /// Meshtastic's preset ShortFast: SF 7, 250 kHz, 4/5.
    case loraShortFast = "lora-short-fast"
    /// Meshtastic's preset MediumFast: SF 9, 250 kHz, 4/5.
    case loraMediumFast = "lora-medium-fast"
    /// Meshtastic's preset LongFast, its default: SF 11, 250 kHz, 4/5.
    case loraLongFast = "lora-long-fast"
    /// Meshtastic's preset LongSlow: SF 12, 125 kHz, 4/8.
    case loraLongSlow = "lora-long-slow"

    /// How a LoRa radio is set; nil for the others. The presets are those of Meshtastic's firmware
    /// (`modemPresetToParams` in `src/mesh/MeshRadio.h`).
    public var lora: LoRaModulation? {
        switch self {
        case .ideal, .ieee802154, .bluetoothLE1M, .wifi80211n: nil
        case .loraShortTurbo:
            LoRaModulation(spreadingFactor: 7, bandwidthHertz: 500_000, codingRateDenominator: 5)
        case .loraShortFast:
            LoRaModulation(spreadingFactor: 7, bandwidthHertz: 250_000, codingRateDenominator: 5)
        case .loraMediumFast:
            LoRaModulation(spreadingFactor: 9, bandwidthHertz: 250_000, codingRateDenominator: 5)
        case .loraLongFast:
            LoRaModulation(spreadingFactor: 11, bandwidthHertz: 250_000, codingRateDenominator: 5)
        case .loraLongSlow:
            LoRaModulation(spreadingFactor: 12, bandwidthHertz: 125_000, codingRateDenominator: 8)
        }
    }
}

import GANCore

/// The radio of a node: bit rate, and supply current while it transmits and while it receives.
///
/// A frame is on the air for its bits over the bit rate; headers of the radio's own frames, acknowledgements and
/// idle listening are not part of this model.
public enum RadioProfile: String, Sendable, Hashable, Codable, CaseIterable {
    /// Costs no energy; every frame takes one tick.
    case ideal
    /// TI CC2420 data sheet (SWRS041C): 250 kb/s; 17.4 mA at 0 dBm, 18.8 mA receiving, 3 V.
    case ieee802154 = "802.15.4"
    /// Nordic nRF52840 product specification (v1.7, radio with DC/DC at 3 V): 1 Mb/s; 4.8 mA at 0 dBm, 4.6 mA
    /// receiving.
    case bluetoothLE1M = "ble"
    /// Espressif ESP32 data sheet (802.11n): 180 mA transmitting, 100 mA receiving, 3.3 V; 20 Mb/s is what the
    /// vendor states for TCP in the lab.
    case wifi80211n = "wifi"

    /// Bits per second; nil where a frame takes one tick whatever its length.
    public var bitsPerSecond: Double? {
        switch self {
        case .ideal: nil
        case .ieee802154: 250_000
        case .bluetoothLE1M: 1_000_000
        case .wifi80211n: 20_000_000
        }
    }

    /// Power while transmitting: supply current times voltage.
    public var transmitMilliwatts: Double {
        switch self {
        case .ideal: 0
        case .ieee802154: 17.4 * 3
        case .bluetoothLE1M: 4.8 * 3
        case .wifi80211n: 180 * 3.3
        }
    }

    /// Power while receiving: supply current times voltage.
    public var receiveMilliwatts: Double {
        switch self {
        case .ideal: 0
        case .ieee802154: 18.8 * 3
        case .bluetoothLE1M: 4.6 * 3
        case .wifi80211n: 100 * 3.3
        }
    }

    /// How long `bytes` are on the air; one tick for ``ideal``.
    public func airtimeSeconds(bytes: Int, tickSeconds: Double) -> Double {
        bitsPerSecond.map { Double(bytes * 8) / $0 } ?? tickSeconds
    }

    /// Whole ticks until a frame of `bytes` has arrived, at least one.
    public func airtimeTicks(bytes: Int, tickSeconds: Double) -> Int {
        max(1, Int((airtimeSeconds(bytes: bytes, tickSeconds: tickSeconds) / tickSeconds).rounded(.up)))
    }

    /// What transmitting `bytes` costs, rounded once to whole nanojoules.
    public func transmitNanojoules(bytes: Int) -> Int64 {
        nanojoules(milliwatts: transmitMilliwatts, bytes: bytes)
    }

    /// What receiving `bytes` costs, rounded once to whole nanojoules.
    public func receiveNanojoules(bytes: Int) -> Int64 {
        nanojoules(milliwatts: receiveMilliwatts, bytes: bytes)
    }

    private func nanojoules(milliwatts: Double, bytes: Int) -> Int64 {
        guard let bitsPerSecond else { return 0 }
        return Int64((milliwatts * 1e6 * Double(bytes * 8) / bitsPerSecond).rounded())
    }
}

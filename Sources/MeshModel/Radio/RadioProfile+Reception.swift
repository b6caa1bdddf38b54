extension RadioProfile {
    /// Output power, of which ``transmitMilliwatts`` is the price; antennas have no gain.
    public var transmitPowerDBm: Double {
        switch self {
        case .ideal, .ieee802154, .bluetoothLE1M: 0
        case .wifi80211n: 14
        case .loraShortTurbo, .loraShortFast, .loraMediumFast, .loraLongFast, .loraLongSlow: 17
        }
    }

    /// The received power at which bits fail at the rate of ``bitErrorRateAtSensitivity``.
    ///
    /// - 802.15.4: -95 dBm (CC2420 data sheet, typical).
    /// - BLE: -95 dBm (nRF52840 product specification v1.7, 1 Mb/s BLE, ideal transmitter, packets of up to
    ///   37 bytes).
    /// - Wi-Fi: -73 dBm (ESP32 data sheet, 802.11n HT20 MCS 7: the rate of its 180 mA at 14 dBm).
    /// - LoRa: SX1272 data sheet rev. 2, section 2.5.5, by bandwidth and spreading factor, with the amplifier's boost,
    ///   whose current is not in ``receiveMilliwatts``.
    public var sensitivityDBm: Double {
        switch self {
        case .ideal: -.infinity
        case .ieee802154, .bluetoothLE1M: -95
        case .wifi80211n: -73
        case .loraShortTurbo: -116
        case .loraShortFast: -122
        case .loraMediumFast: -128
        case .loraLongFast: -132
        case .loraLongSlow: -137
        }
    }

    /// The share of bits that fail at ``sensitivityDBm``. Where the sources state a share F of frames of n
    /// bits, it is 1 - (1 - F)^(1/n).
    ///
    /// - 802.15.4: 1 % of frames with 20 bytes (IEEE 802.15.4-2006, 6.1.7).
    /// - BLE: 0.1 % of bits (nRF52840 product specification v1.7).
    /// - Wi-Fi: 10 % of frames with 4,096 bytes (IEEE 802.11-2016, 19.3.19.2; the data sheet names no other).
    /// - LoRa: 1 % of frames with 10 bytes (SX1272 data sheet rev. 2, section 2.5.5).
    public var bitErrorRateAtSensitivity: Double {
        switch self {
        case .ideal: 0
        case .ieee802154: 6.281_262_6e-5
        case .bluetoothLE1M: 1e-3
        case .wifi80211n: 3.215_342_6e-6
        case .loraShortTurbo, .loraShortFast, .loraMediumFast, .loraLongFast, .loraLongSlow: 1.256_213_1e-4
        }
    }

    /// Loss over the first metre, in free space: 20 log10(4π f / c) at 2.4 GHz and, for LoRa, at the 869.525
    /// MHz of Meshtastic's channel in Europe.
    public var referencePathLossDecibels: Double {
        switch self {
        case .ideal: 0
        case .ieee802154, .bluetoothLE1M, .wifi80211n: 40.05
        case .loraShortTurbo, .loraShortFast, .loraMediumFast, .loraLongFast, .loraLongSlow: 31.23
        }
    }
}

extension RadioProfile {
    /// Power while transmitting: supply current times voltage.
    ///
    /// - 802.15.4: 17.4 mA at 0 dBm, 3 V (CC2420 data sheet).
    /// - BLE: 4.8 mA at 0 dBm with the DC/DC converter at 3 V, the radio alone (nRF52840 product specification v1.7;
    ///   with oscillator and regulators the chip takes 6.4 mA).
    /// - Wi-Fi: 180 mA at 14 dBm, 802.11n MCS 7, 3.3 V (ESP32 data sheet).
    /// - LoRa: 90 mA at 17 dBm on PA_BOOST, 3.3 V (SX1272 data sheet rev. 2, table 6).
    public var transmitMilliwatts: Double {
        switch self {
        case .ideal: 0
        case .ieee802154: 17.4 * 3
        case .bluetoothLE1M: 4.8 * 3
        case .wifi80211n: 180 * 3.3
        case .loraShortTurbo, .loraShortFast, .loraMediumFast, .loraLongFast, .loraLongSlow: 90 * 3.3
        }
    }

    /// Power while receiving or listening: supply current times voltage.
    ///
    /// - 802.15.4: 18.8 mA, 3 V (CC2420 data sheet).
    /// - BLE: 4.6 mA with the DC/DC converter at 3 V, the radio alone (nRF52840 product specification v1.7; with
    ///   oscillator and regulators the chip takes 6.3 mA).
    /// - Wi-Fi: 100 mA, 3.3 V (ESP32 data sheet: 95 to 100 mA).
    /// - LoRa: 11.6 mA, 3.3 V, at 250 kHz and for simplicity at the other bandwidths too (SX1272 data sheet
    ///   rev. 2, table 16: 10.8 mA at 125 kHz, 13 mA at 500 kHz).
    public var receiveMilliwatts: Double {
        switch self {
        case .ideal: 0
        case .ieee802154: 18.8 * 3
        case .bluetoothLE1M: 4.6 * 3
        case .wifi80211n: 100 * 3.3
        case .loraShortTurbo, .loraShortFast, .loraMediumFast, .loraLongFast, .loraLongSlow: 11.6 * 3.3
        }
    }

    /// Power while neither transmitting nor listening: supply current times voltage.
    ///
    /// - 802.15.4: 20 µA in power down, the voltage regulator on, 3 V (CC2420 data sheet).
    /// - BLE: 1.5 µA in System ON, woken by the real-time counter, 3 V (nRF52840 product specification v1.7).
    /// - Wi-Fi: 0.8 mA in light sleep, 3.3 V (ESP32 data sheet). Modem sleep, 20 to 68 mA, is that of a
    ///   processor at work; deep sleep would lose the association.
    /// - LoRa: 0.1 µA asleep, registers retained, 3.3 V (SX1272 data sheet rev. 2, table 6).
    public var sleepMilliwatts: Double {
        switch self {
        case .ideal: 0
        case .ieee802154: 0.020 * 3
        case .bluetoothLE1M: 0.0015 * 3
        case .wifi80211n: 0.8 * 3.3
        case .loraShortTurbo, .loraShortFast, .loraMediumFast, .loraLongFast, .loraLongSlow: 0.0001 * 3.3
        }
    }
}

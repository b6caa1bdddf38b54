extension RadioProfile {
    /// Bits per second; nil where a message takes one tick whatever its length.
    ///
    /// - 802.15.4: 250 kb/s, O-QPSK at 2.4 GHz (IEEE 802.15.4-2006, 6.5).
    /// - BLE: LE 1M.
    /// - Wi-Fi: 20 Mb/s, what Espressif states for TCP in the lab (ESP-IDF programming guide, Wi-Fi driver).
    /// - LoRa: the modulation's data rate.
    public var bitsPerSecond: Double? {
        switch self {
        case .ideal: nil
        case .ieee802154: 250_000
        case .bluetoothLE1M: 1_000_000
        case .wifi80211n: 20_000_000
        case .loraShortTurbo, .loraShortFast, .loraMediumFast, .loraLongFast, .loraLongSlow:
            lora?.bitsPerSecond
        }
    }

    /// How long a radio frame with `payloadBytes` (at most ``maximumPayloadBytes``) is on the air; 0 for
    /// ``ideal``.
    ///
    /// To Wi-Fi's bytes it adds the preamble of a one-stream HT-mixed frame, 36 µs (IEEE 802.11-2016,
    /// 19.3.2).
    public func frameAirtimeSeconds(payloadBytes: Int) -> Double {
        guard self != .ideal else { return 0 }
        return airtimeSeconds(frameBytes: headerBytes + payloadBytes) + (self == .wifi80211n ? 36e-6 : 0)
    }

    /// How long an acknowledgement is on the air.
    ///
    /// Wi-Fi's goes at the basic rate of 24 Mb/s: a preamble of 20 µs and two symbols of 4 µs (IEEE
    /// 802.11-2016, 17.4.3).
    public var acknowledgementAirtimeSeconds: Double {
        self == .wifi80211n ? 28e-6 : airtimeSeconds(frameBytes: acknowledgementBytes)
    }

    /// Seconds of silence that a frame and its acknowledgement take besides their airtime, with an idle
    /// channel.
    ///
    /// - 802.15.4: mean first backoff of unslotted CSMA/CA 1,120 µs, turnaround 192 µs, long interframe space
    ///   640 µs (Latré et al., "Throughput and delay analysis of unslotted IEEE 802.15.4", 2006).
    /// - BLE: two interframe spaces of 150 µs (Bluetooth Core 5.3, vol. 6 part B, 4.1).
    /// - Wi-Fi: DIFS 28 µs, mean backoff 7.5 slots of 9 µs, SIFS 10 µs (IEEE 802.11-2016, 10.3 and 19.4.4).
    ///   The 20 Mb/s of TCP have some of that in them, so the model is rather slow than fast.
    /// - LoRa: Meshtastic waits 0 to 7 slots, 3.5 on average, each of 2.5 symbols and 7.6 ms
    ///   (`getTxDelayMsec` and `computeSlotTimeMsec` in `RadioInterface.cpp`).
    public var gapSeconds: Double {
        switch self {
        case .ideal: 0
        case .ieee802154: 1952e-6
        case .bluetoothLE1M: 300e-6
        case .wifi80211n: 105.5e-6
        case .loraShortTurbo, .loraShortFast, .loraMediumFast, .loraLongFast, .loraLongSlow:
            3.5 * (2.5 * (lora?.symbolSeconds ?? 0) + 0.0076)
        }
    }

    /// The largest share of time that a radio may transmit; nil where there is no limit.
    ///
    /// LoRa: a tenth, in the band of 869.4 to 869.65 MHz that Meshtastic uses in Europe (ETSI EN 300 220-2,
    /// annex B; band g3 of ERC Recommendation 70-03, annex 1, edition of 2009).
    public var dutyCycleLimit: Double? { lora == nil ? nil : 0.1 }

    /// The hour over which duty cycles are counted, the observation interval of ETSI EN 300 220-1.
    public static let dutyCycleSeconds = 3_600.0

    /// Seconds that it may transmit in any ``dutyCycleSeconds``; nil where there is no limit. ``AirtimeRecord`` counts them.
    public var airtimeLimitSeconds: Double? { dutyCycleLimit.map { $0 * Self.dutyCycleSeconds } }

    private func airtimeSeconds(frameBytes: Int) -> Double {
        if let lora { return lora.airtimeSeconds(bytes: frameBytes) }
        return bitsPerSecond.map { Double(frameBytes * 8) / $0 } ?? 0
    }
}

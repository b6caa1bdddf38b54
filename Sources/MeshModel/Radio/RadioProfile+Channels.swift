extension RadioProfile {
    /// How many channels the senders around a receiver spread over; nil for ``ideal``, on which nobody waits for anybody.
    ///
    /// - 802.15.4: 1. There are 16 at 2.4 GHz, but a network stays on the one that it was started on (IEEE
    ///   802.15.4-2006, 6.1.2 and 7.5.2).
    /// - BLE: 37. Each connection hops over the data channels by a sequence of its own, so that two of them meet by chance
    ///   (Bluetooth Core 5.3, vol. 6 part B, 1.4.1 and 4.5.8).
    /// - Wi-Fi: 1, that of the basic service set (IEEE 802.11-2016, 11.1).
    /// - LoRa: 1. All nodes of a Meshtastic mesh have the same preset on the same frequency; in Europe the band has room
    ///   for one channel of 250 kHz (ETSI EN 300 220-2, annex B: 869.4 to 869.65 MHz).
    public var channelCount: Int? {
        switch self {
        case .ideal: nil
        case .bluetoothLE1M: 37
        case .ieee802154, .wifi80211n: 1
        case .loraShortTurbo, .loraShortFast, .loraMediumFast, .loraLongFast, .loraLongSlow: 1
        }
    }
}

extension RadioProfile {
    /// Bytes that a fragment of a message begins with: message, fragment, and count of fragments, two each.
    public static let fragmentHeaderBytes = 6

    /// The most bytes that one radio frame carries for the layers above, a fragment's header included.
    ///
    /// - 802.15.4: a PSDU of 127 bytes less 11 (see ``headerBytes``).
    /// - BLE: an LL data payload of 251 bytes less the L2CAP header's 4 (Bluetooth Core 5.3, vol. 6 part B,
    ///   2.4; vol. 3 part A, 3).
    /// - Wi-Fi: 1,500, the usual MTU.
    /// - LoRa: Meshtastic's `DATA_PAYLOAD_LEN`, 233 (`mesh.proto`).
    public var maximumPayloadBytes: Int {
        switch self {
        case .ideal: Int.max
        case .ieee802154: 116
        case .bluetoothLE1M: 247
        case .wifi80211n: 1500
        case .loraShortTurbo, .loraShortFast, .loraMediumFast, .loraLongFast, .loraLongSlow: 233
        }
    }

    /// The most bytes of a message that one fragment carries.
    public var maximumFragmentBytes: Int {
        self == .ideal ? maximumPayloadBytes : maximumPayloadBytes - Self.fragmentHeaderBytes
    }

    /// The longest message: a fragment's header counts to 65,535.
    public var maximumMessageBytes: Int {
        self == .ideal ? Int.max : maximumFragmentBytes * Int(UInt16.max)
    }

    /// Bytes of a radio frame besides its payload.
    ///
    /// - 802.15.4: preamble 4, start of frame 1, length 1; frame control 2, sequence number 1, one PAN id 2,
    ///   short addresses 2 + 2, checksum 2 (IEEE 802.15.4-2006, 6.3 and 7.2).
    /// - BLE: preamble 1, access address 4, header 2, L2CAP header 4, integrity check of an encrypted link 4,
    ///   CRC 3 (Bluetooth Core 5.3, vol. 6 part B, 2.1).
    /// - Wi-Fi: MAC header 24, QoS 2, LLC and SNAP 8, checksum 4 (IEEE 802.11-2016, 9.2). Its preamble is not
    ///   made of bytes; ``frameAirtimeSeconds(payloadBytes:)`` has it.
    /// - LoRa: Meshtastic's header 16 (`RadioInterface.h`) and 6 around the payload in its protobuf `Data`,
    ///   which together with 233 fill the modem's 255. Preamble, header and CRC of the modem are symbols,
    ///   which ``LoRaModulation`` has.
    public var headerBytes: Int {
        switch self {
        case .ideal: 0
        case .ieee802154: 17
        case .bluetoothLE1M: 18
        case .wifi80211n: 38
        case .loraShortTurbo, .loraShortFast, .loraMediumFast, .loraLongFast, .loraLongSlow: 22
        }
    }

    /// Bytes of the longest radio frame; 0 where frames have no limit.
    public var maximumFrameBytes: Int { self == .ideal ? 0 : headerBytes + maximumPayloadBytes }

    /// Bytes of a radio frame that acknowledges another.
    ///
    /// - 802.15.4: preamble, start and length 6, frame control 2, sequence number 1, checksum 2 (IEEE
    ///   802.15.4-2006, 7.2.2.3).
    /// - BLE: an empty data PDU: preamble 1, access address 4, header 2, CRC 3.
    /// - Wi-Fi: an ACK: frame control 2, duration 2, receiver 6, checksum 4 (IEEE 802.11-2016, 9.3.1.4).
    /// - LoRa: Meshtastic's header 16 and a protobuf `Data` of 11: port 2, `Routing` without an error 4, the
    ///   request's number 5.
    public var acknowledgementBytes: Int {
        switch self {
        case .ideal: 0
        case .ieee802154: 11
        case .bluetoothLE1M: 10
        case .wifi80211n: 14
        case .loraShortTurbo, .loraShortFast, .loraMediumFast, .loraLongFast, .loraLongSlow: 27
        }
    }
}

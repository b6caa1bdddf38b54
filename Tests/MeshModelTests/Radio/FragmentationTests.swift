import Testing

@testable import MeshModel

@Suite struct FragmentationTests {
    /// The default message, see ``RadioProfileTests``.
    let bytes = 302_340

    @Test func `full radio frames take what their standards say`() {
        // 802.15.4: 133 bytes at 250 kb/s. BLE: 265 bytes at 1 Mb/s, the longest packet of an encrypted link.
        // Wi-Fi: 1,538 bytes at 20 Mb/s after 36 µs of preamble. LoRa LongFast: 20.25 + 243 symbols of 8.192
        // ms.
        let expected: [(RadioProfile, Int, Double)] = [
            (.ieee802154, 133, 4256e-6), (.bluetoothLE1M, 265, 2120e-6), (.wifi80211n, 1538, 651.2e-6),
            (.loraLongFast, 255, 2.156544),
        ]
        for (radio, length, seconds) in expected {
            #expect(radio.maximumFrameBytes == length)
            let airtime = radio.frameAirtimeSeconds(payloadBytes: radio.maximumPayloadBytes)
            #expect(abs(airtime - seconds) < 1e-12)
        }
    }

    @Test func `acknowledgements take what their standards say`() {
        let expected: [(RadioProfile, Double)] = [
            (.ideal, 0), (.ieee802154, 352e-6), (.bluetoothLE1M, 80e-6), (.wifi80211n, 28e-6),
            (.loraLongFast, 0.436224),
        ]
        for (radio, seconds) in expected {
            #expect(abs(radio.acknowledgementAirtimeSeconds - seconds) < 1e-12)
        }
    }

    // Python: ceil(302,340 / (payload - 6)), what is left for the last, and 302,340 + count * (header + 6).
    @Test(arguments: [
        (RadioProfile.ieee802154, 2749, 110, 60, 365_567), (.bluetoothLE1M, 1255, 241, 126, 332_460),
        (.wifi80211n, 203, 1494, 552, 311_272), (.loraLongFast, 1332, 227, 203, 339_636),
        (.ideal, 1, 302_340, 302_340, 302_340),
    ])
    func `a message is cut into frames as long as they can be`(
        radio: RadioProfile, count: Int, first: Int, last: Int, onAir: Int
    ) {
        let fragmentation = Fragmentation(messageBytes: bytes, radio: radio)
        #expect(fragmentation.fragmentCount == count)
        #expect(fragmentation.payloadBytes(of: 0) == first)
        #expect(fragmentation.payloadBytes(of: count - 1) == last)
        #expect(fragmentation.totalBytesOnAir == onAir)
        #expect((0..<count).reduce(0) { $0 + fragmentation.payloadBytes(of: $1) } == bytes)
        #expect((0..<count).reduce(0) { $0 + fragmentation.bytesOnAir(of: $1) } == onAir)
    }

    // Python: the sum over all frames of airtime, and of the gap besides; one acknowledgement at the end.
    @Test(arguments: [
        (RadioProfile.ieee802154, 11.698144, 17.064544), (.bluetoothLE1M, 2.65968, 3.03626),
        (.wifi80211n, 0.1318168, 0.1532613), (.loraLongFast, 2872.311808, 3003.656992), (.ideal, 0, 0),
    ])
    func `a message takes the time of all its frames`(radio: RadioProfile, airtime: Double, exchange: Double)
    {
        let fragmentation = Fragmentation(messageBytes: bytes, radio: radio)
        #expect(abs(fragmentation.airtimeSeconds - airtime) <= 1e-9 * airtime)
        #expect(abs(fragmentation.exchangeSeconds - exchange) <= 1e-9 * exchange)
    }

    @Test func `a message that fills its frames has no short one, one byte more has`() {
        let full = Fragmentation(messageBytes: 220, radio: .ieee802154)
        #expect(full.fragmentCount == 2)
        #expect(full.payloadBytes(of: 1) == 110)
        let more = Fragmentation(messageBytes: 221, radio: .ieee802154)
        #expect(more.fragmentCount == 3)
        #expect(more.bytesOnAir(of: 2) == 1 + 6 + 17)
    }

    @Test func `an empty message is one frame`() {
        let empty = Fragmentation(messageBytes: 0, radio: .bluetoothLE1M)
        #expect(empty.fragmentCount == 1)
        #expect(empty.bytesOnAir(of: 0) == 24)
    }

    @Test(arguments: RadioProfile.allCases.filter { $0 != .ideal })
    func `the longest message has as many fragments as two bytes count`(radio: RadioProfile) {
        #expect(Fragmentation(messageBytes: radio.maximumMessageBytes, radio: radio).fragmentCount == 65_535)
    }

    @Test func `only LoRa shares its band by duty cycle`() {
        for radio in RadioProfile.allCases {
            #expect(radio.dutyCycleLimit == (radio.lora == nil ? nil : 0.1))
        }
    }
}

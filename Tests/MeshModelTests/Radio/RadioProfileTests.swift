import GANCore
import Testing

@testable import MeshModel

@Suite struct RadioProfileTests {
    // The default generator: (42 + 1) 128 + (128 + 1) 256 + (256 + 1) 144 = 75,536 parameters of four bytes, and
    // 32 + 16 * 10 + 4 bytes around them.
    let bytes = 302_340

    @Test func `the default frame is 302,340 bytes`() {
        #expect(RadioFrame.byteCount(for: GANConfiguration()) == bytes)
    }

    // Bits over bit rate; ticks of 0.1 s, rounded up; current times voltage times airtime. By hand, e.g. BLE:
    // 2,418,720 bits / 1 Mb/s = 2.41872 s; 4.8 mA * 3 V * 2.41872 s = 34.829568 mJ.
    @Test(arguments: [
        (RadioProfile.bluetoothLE1M, 2.41872, 25, Int64(34_829_568), Int64(33_378_336)),
        (.ieee802154, 9.67488, 97, 505_028_736, 545_663_232),
        (.wifi80211n, 0.120936, 2, 71_835_984, 39_908_880),
        (.ideal, 0.1, 1, 0, 0),
    ])
    func `airtime and energy follow from the data sheets`(
        radio: RadioProfile, seconds: Double, ticks: Int, transmit: Int64, receive: Int64
    ) {
        #expect(abs(radio.airtimeSeconds(bytes: bytes, tickSeconds: 0.1) - seconds) < 1e-12)
        #expect(radio.airtimeTicks(bytes: bytes, tickSeconds: 0.1) == ticks)
        #expect(radio.transmitNanojoules(bytes: bytes) == transmit)
        #expect(radio.receiveNanojoules(bytes: bytes) == receive)
    }

    @Test func `computing costs what the device's estimate says`() {
        #expect(DeviceProfile.cortexM7.computeNanojoules(flops: 150_000_000) == 135_000_000)
        #expect(DeviceProfile.cortexM4.computeNanojoules(flops: 3) == 3)
    }
}

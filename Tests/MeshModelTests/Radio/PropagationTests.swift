import Testing

@testable import MeshModel

@Suite struct PropagationTests {
    let propagation = Propagation(exponent: 3)

    // 40.05 + 30 log10(d) and 31.23 + 30 log10(d).
    @Test(arguments: [
        (RadioProfile.bluetoothLE1M, 0.2, 40.05), (.bluetoothLE1M, 1, 40.05), (.ieee802154, 10, 70.05),
        (.wifi80211n, 36, 86.73907502301861), (.loraLongFast, 8000, 148.3226996097583),
    ])
    func `path loss grows with the logarithm of the distance`(
        radio: RadioProfile, metres: Double, loss: Double
    ) {
        #expect(abs(propagation.pathLossDecibels(metres: metres, radio: radio) - loss) < 1e-5)
    }

    // 20 log10(4 π f / c) with c = 299,792,458 m/s: 40.0520 dB at 2.4 GHz, 31.2334 dB at 869.525 MHz.
    @Test func `the first metre is that of free space`() {
        #expect(abs(RadioProfile.wifi80211n.referencePathLossDecibels - 40.0520) < 0.005)
        #expect(abs(RadioProfile.loraLongSlow.referencePathLossDecibels - 31.2334) < 0.005)
    }

    // Python in double precision: 1/2 exp(-γ/2), γ from the data sheet's point, 1 - (1 - BER)^(8 bytes), full
    // frames. Float's logarithm and exponential leave five digits.
    @Test(arguments: [
        (RadioProfile.ieee802154, 50, 9.337606311272394e-08), (.ieee802154, 65, 0.019110802057645013),
        (.ieee802154, 75, 0.4957428961976624), (.ieee802154, 80, 0.8904186014208522),
        (.bluetoothLE1M, 50, 0.00018858596829866977), (.bluetoothLE1M, 60, 0.12329642203507936),
        (.bluetoothLE1M, 65, 0.5924995746754569), (.wifi80211n, 30, 1.8287920053741494e-06),
        (.wifi80211n, 36, 0.018693947908018288), (.wifi80211n, 40, 0.4449457189462362),
        (.loraLongFast, 8000, 0.06130133651330932), (.loraLongFast, 9000, 0.6774708119958944),
    ])
    func `frames fail more often the farther they go`(radio: RadioProfile, metres: Double, expected: Double) {
        let quality = propagation.linkQuality(radio: radio, metres: metres, shadowingDecibels: 0)
        #expect(quality.metres == metres)
        #expect(abs(quality.frameErrorRate / expected - 1) < 1e-4)
    }

    @Test func `a near link loses nothing, one out of reach loses everything, shadowed or not`() {
        for radio in RadioProfile.allCases where radio != .ideal {
            for shadowing in [-5.0, 0, 5] {
                func rate(_ metres: Double) -> Double {
                    propagation.frameErrorRate(
                        radio: radio, metres: metres, shadowingDecibels: shadowing,
                        bytes: radio.maximumFrameBytes)
                }
                #expect(rate(1) == 0)
                #expect(rate(1e6) == 1)
            }
        }
    }

    /// Frames as long as those that the sensitivity is stated for, and the share of them that it is stated for.
    @Test(arguments: [
        (RadioProfile.ieee802154, 20, 0.01), (.wifi80211n, 4096, 0.1), (.loraShortTurbo, 10, 0.01),
        (.loraLongSlow, 10, 0.01), (.bluetoothLE1M, 1, 0.007972055930),
    ])
    func `at the sensitivity frames fail as the data sheet says`(
        radio: RadioProfile, bytes: Int, expected: Double
    ) {
        // BLE: 1 - 0.999^8, as its sensitivity is stated for bits.
        let loss = radio.transmitPowerDBm - radio.sensitivityDBm
        let shadowing = loss - propagation.pathLossDecibels(metres: 1, radio: radio)
        let rate = propagation.frameErrorRate(
            radio: radio, metres: 1, shadowingDecibels: shadowing, bytes: bytes)
        #expect(abs(rate / expected - 1) < 1e-5)
    }

    @Test func `a decibel of shadowing is as good as a decibel of distance`() {
        let loss = propagation.pathLossDecibels(metres: 65, radio: .bluetoothLE1M)
        let near = propagation.pathLossDecibels(metres: 20, radio: .bluetoothLE1M)
        let far = propagation.frameErrorRate(
            radio: .bluetoothLE1M, metres: 65, shadowingDecibels: 0, bytes: 100)
        let shadowed = propagation.frameErrorRate(
            radio: .bluetoothLE1M, metres: 20, shadowingDecibels: loss - near, bytes: 100)
        #expect(abs(far / shadowed - 1) < 1e-5)
    }

    @Test func `frame error rates keep their digits where bits hardly ever fail`() {
        // Python: -expm1(n log1p(-p)); some rows are just before and after where the series end.
        let expected: [(Double, Int, Double)] = [
            (1e-18, 1000, 1e-15), (1e-9, 8000, 7.999968004085301e-06), (1e-4, 499, 0.048677821510575446),
            (1e-4, 501, 0.04886807643305154), (0.00999, 800, 0.9996751632844348),
            (0.01001, 800, 0.9996803709750461),
            (0.5, 8, 0.99609375),
        ]
        for (bit, bits, frame) in expected {
            #expect(abs(BitErrors.frameErrorRate(bitErrorRate: bit, bits: bits) / frame - 1) < 2e-6)
        }
        #expect(BitErrors.frameErrorRate(bitErrorRate: 0, bits: 8) == 0)
        #expect(BitErrors.frameErrorRate(bitErrorRate: 0.5, bits: 2000) == 1)
    }

    @Test func `an ideal radio never fails and reaches everywhere`() {
        #expect(
            propagation.frameErrorRate(radio: .ideal, metres: 1e9, shadowingDecibels: 50, bytes: 1 << 20) == 0
        )
        #expect(propagation.rangeMetres(radio: .ideal) == .infinity)
    }

    // Python, by bisection in double precision.
    @Test(arguments: [
        (RadioProfile.ieee802154, 75.04626812072338), (.bluetoothLE1M, 64.22684640987369),
        (.wifi80211n, 40.2381396316284), (.loraShortTurbo, 2575.38570523706),
        (.loraLongFast, 8793.780359504357), (.loraLongSlow, 12907.504371309822),
    ])
    func `the range is where half of the full frames fail`(radio: RadioProfile, metres: Double) {
        #expect(abs(propagation.rangeMetres(radio: radio) / metres - 1) < 1e-6)
    }

    @Test func `buildings shorten the range`() {
        let indoors = Propagation(exponent: 4.5).rangeMetres(radio: .bluetoothLE1M)
        #expect(indoors < 20 && indoors > 10)
    }
}

import Testing

@testable import MeshModel

@Suite struct LoRaModulationTests {
    @Test func `a frame of twelve bytes takes 144.384 ms, as other calculators of Semtech's formula say`() {
        // SF 9, 125 kHz, 4/5, a preamble of eight symbols: the example of the crate lora-modulation.
        let modulation = LoRaModulation(
            spreadingFactor: 9, bandwidthHertz: 125_000, codingRateDenominator: 5, preambleSymbols: 8)
        #expect(abs(modulation.airtimeSeconds(bytes: 12) - 0.144384) < 1e-12)
    }

    // Semtech AN1200.13 in Python. LongFast by hand: a symbol lasts 2^11 / 250 kHz = 8.192 ms;
    // 8 + ceil((8 * 237 - 44 + 44) / 44) * 5 = 228 symbols after a preamble of 20.25.
    @Test(arguments: [
        (RadioProfile.loraShortTurbo, 353, 0.095552), (.loraShortFast, 353, 0.191104),
        (.loraMediumFast, 273, 0.600576), (.loraLongFast, 228, 2.033664), (.loraLongSlow, 392, 13.508608),
    ])
    func `237 bytes take what Semtech's formula says`(radio: RadioProfile, symbols: Int, seconds: Double)
        throws
    {
        let modulation = try #require(radio.lora)
        #expect(modulation.payloadSymbols(bytes: 237) == symbols)
        #expect(abs(modulation.airtimeSeconds(bytes: 237) - seconds) < 1e-12)
    }

    @Test func `only symbols longer than 16 ms give up bits`() {
        #expect(RadioProfile.loraLongSlow.lora?.optimisesLowDataRate == true)
        #expect(RadioProfile.loraLongFast.lora?.optimisesLowDataRate == false)
        let sixteen = LoRaModulation(spreadingFactor: 11, bandwidthHertz: 125_000, codingRateDenominator: 8)
        #expect(sixteen.symbolSeconds == 0.016384)
        #expect(sixteen.optimisesLowDataRate)
    }

    @Test func `a frame without data is the preamble and eight symbols`() {
        // SF 12: 8 * 0 - 48 + 44 is negative.
        let modulation = LoRaModulation(
            spreadingFactor: 12, bandwidthHertz: 125_000, codingRateDenominator: 8)
        #expect(modulation.payloadSymbols(bytes: 0) == 8)
    }

    // Meshtastic's table of presets: 21.88, 10.94, 3.52, 1.07 and 0.18 kb/s.
    @Test(arguments: [
        (RadioProfile.loraShortTurbo, 21_875), (.loraShortFast, 10_937.5), (.loraMediumFast, 3515.625),
        (.loraLongFast, 1074.21875), (.loraLongSlow, 183.10546875),
    ])
    func `the presets are as fast as Meshtastic says`(radio: RadioProfile, bitsPerSecond: Double) {
        #expect(radio.bitsPerSecond == bitsPerSecond)
    }
}

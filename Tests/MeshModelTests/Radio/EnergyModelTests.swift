import Testing

@testable import MeshModel

@Suite struct EnergyModelTests {
    @Test func `the data sheet's energy is current times voltage times airtime`() {
        // A full BLE frame, 2.12 ms: 4.8 mA and 4.6 mA at 3 V. LoRa LongFast, 2.156544 s: 90 mA and 11.6 mA
        // at 3.3 V.
        let model = EnergyModel.dataSheet
        let ble = RadioProfile.bluetoothLE1M
        #expect(
            model.transmitNanojoules(radio: ble, bytes: 265, airtimeSeconds: 2.12e-3, metres: 50) == 30_528)
        #expect(model.receiveNanojoules(radio: ble, bytes: 265, airtimeSeconds: 2.12e-3) == 29_256)
        let lora = RadioProfile.loraLongFast
        #expect(
            model.transmitNanojoules(radio: lora, bytes: 255, airtimeSeconds: 2.156544, metres: 5)
                == 640_493_568)
        #expect(model.receiveNanojoules(radio: lora, bytes: 255, airtimeSeconds: 2.156544) == 82_552_504)
    }

    @Test func `the first-order model pays for electronics and for the square of the distance`() {
        // Heinzelman et al. 2000: 2,000 bits over 100 m cost 2,000 * (50 + 0.1 * 10,000) nJ = 2.1 mJ,
        // receiving them 0.1 mJ.
        let model = EnergyModel.firstOrder
        #expect(
            model.transmitNanojoules(radio: .ieee802154, bytes: 250, airtimeSeconds: 1, metres: 100)
                == 2_100_000)
        #expect(model.receiveNanojoules(radio: .ieee802154, bytes: 250, airtimeSeconds: 1) == 100_000)
    }

    @Test(arguments: EnergyModel.allCases)
    func `an ideal radio costs nothing`(model: EnergyModel) {
        #expect(model.transmitNanojoules(radio: .ideal, bytes: 1000, airtimeSeconds: 1, metres: 10) == 0)
        #expect(model.receiveNanojoules(radio: .ideal, bytes: 1000, airtimeSeconds: 1) == 0)
    }

    @Test func `more energy than can be counted is the most that can`() {
        #expect(EnergyModel.nanojoules(milliwatts: 1e300, seconds: 1) == 1 << 62)
    }

    @Test func `sleep costs a fraction of listening`() {
        for radio in RadioProfile.allCases where radio != .ideal {
            #expect(radio.sleepMilliwatts > 0 && radio.sleepMilliwatts < radio.receiveMilliwatts / 100)
        }
        // 20 µA at 3 V.
        #expect(abs(RadioProfile.ieee802154.sleepMilliwatts - 0.06) < 1e-12)
    }

    @Test(arguments: DeviceProfile.allCases)
    func `a processor at work takes more than one asleep`(device: DeviceProfile) {
        let working = device.estimatedFLOPsPerSecond * device.estimatedNanojoulesPerFLOP * 1e-6
        #expect(working > device.sleepMilliwatts)
    }
}

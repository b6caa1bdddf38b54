import MeshModel
import Testing

@testable import iotgan_tui

struct AccuracyPerJouleTests {
    @Test
    func `Points of accuracy for a joule, of radio and processor together`() {
        var spent = EnergyLedger.Spent()
        #expect(AccuracyPerJoule.points(0.5, spent) == nil, "nothing was spent")
        spent.computeNanojoules = 30_000_000_000
        spent.transmitNanojoules = 10_000_000_000
        #expect(AccuracyPerJoule.points(0.8, spent) == 2)
        #expect(AccuracyPerJoule.points(nil, spent) == nil, "nothing was measured")
    }

    @Test
    func `Two digits tell how much, down to millionths`() {
        let values = [12.345, 1.129, 0.1421, 0.0714, 0.009_96, 0.000_708, 0.000_000_2, 0]
        #expect(
            values.map(AccuracyPerJoule.text) == [
                "12.3", "1.13", "0.14", "0.071", "0.010", "0.00071", "0.000000", "0.00",
            ])
        #expect(values.allSatisfy { AccuracyPerJoule.text($0).count <= 8 })
    }
}

import MeshModel
import Testing

@testable import iotgan_tui

struct CauseBarTests {
    @Test
    func `Every cause that there was has a letter, and the bar is full`() {
        var spent = EnergyLedger.Spent()
        spent.computeNanojoules = 1_000_000
        spent.transmitNanojoules = 1
        spent.idleNanojoules = 200_000
        #expect(CauseBar(spent).cells(12) == [1, 0, 2, 0, 9])
        var canvas = Canvas(Size(12, 1))
        CauseBar(spent).draw(on: &canvas, at: Point(0, 0), width: 12)
        #expect(canvas.text == "TIICCCCCCCCC")
    }

    @Test
    func `Nothing spent is an empty bar`() {
        #expect(CauseBar(EnergyLedger.Spent()).cells(12) == [0, 0, 0, 0, 0])
    }
}

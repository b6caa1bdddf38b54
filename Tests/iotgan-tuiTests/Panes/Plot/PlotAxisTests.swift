import Testing

@testable import iotgan_tui

struct PlotAxisTests {
    @Test
    func `The axis has round ends and holds every value`() {
        for values in [[0.5, 2.3], [8, 315], [0.004, 0.011], [-3.2, 1.1], [7, 7], [1e20, 2e20]] {
            let axis = PlotAxis(values, rows: 7)
            #expect(values.allSatisfy { axis.low <= $0 && $0 <= axis.high })
        }
        let axis = PlotAxis([0.5, 2.3], rows: 7)
        #expect(axis.labels.map(\.text) == ["2.50", "1.25", "0.00"])
    }

    @Test
    func `There is an axis even when there are no values`() {
        let axis = PlotAxis([], rows: 4)
        #expect(axis.low < axis.high)
        #expect(axis.labels.count == 2)
    }
}

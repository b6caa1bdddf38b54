import Testing

@testable import iotgan_tui

struct CurvePlotTests {
    private let text = Capabilities(colours: .mono, isUTF8: false)

    private func plot(_ values: [(mean: Double, low: Double, high: Double)], marks: [PlotMark] = [])
        -> CurvePlot
    {
        let points = values.enumerated().map {
            PlotCurve.Point(time: $0, mean: $1.mean, minimum: $1.low, maximum: $1.high)
        }
        return CurvePlot(
            curves: [PlotCurve(name: "D", ink: .discriminator, isDashed: false, points: points)],
            range: 0...8,
            times: 0...max(1, values.count - 1), marks: marks, unit: .step)
    }

    @Test
    func `A spike that the mean has lost is still to be seen`() throws {
        var values = Array(repeating: (mean: 1.0, low: 1.0, high: 1.0), count: 20)
        values[10].high = 8
        let canvas = try #require(plot(values).canvas(text, Size(30, 9)))
        #expect(canvas.text.split(separator: "\n").first?.contains(".") == true)
    }

    @Test
    func `Points that are no numbers leave a gap`() throws {
        var values = Array(repeating: (mean: 4.0, low: 4.0, high: 4.0), count: 30)
        for index in 10..<20 { values[index] = (.nan, .nan, .infinity) }
        let canvas = try #require(plot(values).canvas(text, Size(40, 9)))
        let line = try #require(canvas.text.split(separator: "\n").first { $0.contains("#") })
        #expect(line.contains("#      "))
    }

    @Test
    func `Words of a mark stand beside its letter only where they cover nothing`() throws {
        let values = Array(repeating: (mean: 5.0, low: 5.0, high: 5.0), count: 60)
        let marks = [
            PlotMark(time: 10, letter: "x", words: "cut 1-2", ink: .bad),
            PlotMark(time: 14, letter: "o", words: "restored 1-2", ink: .good),
            PlotMark(time: 59, letter: "b", words: "recharged", ink: .good),
        ]
        let canvas = try #require(plot(values, marks: marks).canvas(text, Size(66, 9)))
        let foot = try #require(canvas.text.split(separator: "\n").dropLast().last)
        #expect(foot.contains("x   o restored 1-2 "))
        #expect(foot.contains("recharged b"), "on the left where the plot ends")
    }
}

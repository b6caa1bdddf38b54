/// Curves over time with a real axis, the extremes that they go through, and marks where something was done.
struct CurvePlot: Sendable {
    let curves: [PlotCurve]
    /// The ends of the axis; nil fits it to the values.
    let range: ClosedRange<Double>?
    let times: ClosedRange<Int>
    let marks: [PlotMark]
    let unit: PlotMark.Clock
    /// What a point of the curves is, in the middle of the time axis; empty where it goes without saying.
    var detail = ""

    /// nil where there is no room or nothing to plot.
    func canvas(_ capabilities: Capabilities, _ size: Size) -> Canvas? {
        let visible = curves.flatMap { $0.points.filter { times.contains($0.time) } }
        guard !visible.isEmpty, size.width > 12, size.height > 2 else { return nil }
        let values = visible.flatMap { [$0.mean, $0.minimum, $0.maximum] }.filter(\.isFinite)
        let axis = PlotAxis(values, range: range, rows: size.height - 1)
        let labelWidth = axis.labels.map(\.text.count).max() ?? 1
        let nameWidth = curves.map(\.name.count).max() ?? 0
        let area = Rect(
            x: labelWidth + 1, y: 0, width: size.width - labelWidth - nameWidth - 2, height: size.height - 1)
        guard area.width > 1 else { return nil }
        var canvas = Canvas(size)
        let frame = PlotFrame(area: area, axis: axis, start: times.lowerBound, end: times.upperBound)
        drawMarkLines(frame, capabilities, on: &canvas)
        drawExtremes(frame, capabilities, on: &canvas)
        if capabilities.isUTF8 { drawDots(frame, on: &canvas) } else { drawLetters(frame, on: &canvas) }
        drawAxes(frame, capabilities, on: &canvas)
        drawNames(frame, on: &canvas)
        drawMarks(frame, on: &canvas)
        return canvas
    }

    private func drawAxes(_ frame: PlotFrame, _ capabilities: Capabilities, on canvas: inout Canvas) {
        let area = frame.area
        for y in 0..<area.height { canvas.put(area.x - 1, y, capabilities.glyphs.vertical, .muted) }
        for label in frame.axis.labels {
            canvas.write(endingAt: area.x - 1, label.row, label.text, .muted)
        }
        let start = canvas.write(
            area.x, area.maxY, "\(unit.rawValue) \(NumberText.grouped(frame.start))", .muted)
        let end = NumberText.grouped(frame.end)
        canvas.write(endingAt: area.maxX, area.maxY, end, .muted)
        let x = area.x + (area.width - detail.count) / 2
        if x > start + 1, x + detail.count + 1 < area.maxX - end.count {
            canvas.write(x, area.maxY, detail, .muted)
        }
    }

    /// Solid and dashed curves; where two of them meet in a cell it has the dots of both.
    private func drawDots(_ frame: PlotFrame, on canvas: inout Canvas) {
        var all = DotRaster(frame.area.size)
        for curve in curves {
            let isDrawn: (Int) -> Bool = curve.isDashed ? { $0 % 4 < 2 } : { _ in true }
            let path = frame.means(curve.points)
            var own = DotRaster(frame.area.size)
            own.path(path, isDrawn: isDrawn)
            all.path(path, isDrawn: isDrawn)
            for y in 0..<frame.area.height {
                for x in 0..<frame.area.width where own.character(x, y) != nil {
                    guard let character = all.character(x, y) else { continue }
                    canvas.put(frame.area.x + x, frame.area.y + y, character, Style(curve.ink))
                }
            }
        }
    }

    private func drawLetters(_ frame: PlotFrame, on canvas: inout Canvas) {
        for curve in curves {
            for point in frame.means(curve.points) where !curve.isDashed || point.x % 4 == 0 {
                canvas.put(
                    frame.area.x + point.x / 2, frame.area.y + point.y / 4, curve.isDashed ? "o" : "#",
                    Style(curve.ink))
            }
        }
    }

    /// Below the curves, and fainter.
    private func drawExtremes(_ frame: PlotFrame, _ capabilities: Capabilities, on canvas: inout Canvas) {
        var raster = DotRaster(frame.area.size)
        for point in curves.flatMap({ frame.extremes($0.points) }) { raster.set(point.x, point.y) }
        for y in 0..<frame.area.height {
            for x in 0..<frame.area.width {
                guard let character = raster.character(x, y) else { continue }
                canvas.put(
                    frame.area.x + x, frame.area.y + y, capabilities.isUTF8 ? character : ".", .muted)
            }
        }
    }

    /// The curves' names at their right ends, one below the other where they end in the same row.
    private func drawNames(_ frame: PlotFrame, on canvas: inout Canvas) {
        var taken: [Int] = []
        for curve in curves {
            guard let end = frame.means(curve.points).last(where: { $0.x < frame.area.width * 2 }) else {
                continue
            }
            let row = end.y / 4
            let free = [row, row + 1, row - 1].first {
                !taken.contains($0) && $0 >= 0 && $0 < frame.area.height
            }
            guard let free else { continue }
            taken.append(free)
            canvas.write(frame.area.maxX + 1, free, curve.name, Style(curve.ink, .bold))
        }
    }
}

// Marks on the time axis.
extension CurvePlot {
    private func drawMarkLines(_ frame: PlotFrame, _ capabilities: Capabilities, on canvas: inout Canvas) {
        for mark in marks where times.contains(mark.time) {
            let x = frame.area.x + frame.column(mark.time) / 2
            for y in 0..<frame.area.height {
                canvas.put(x, frame.area.y + y, capabilities.isUTF8 ? "┊" : ":", .muted)
            }
        }
    }

    /// A letter at the foot of each line, and words on its right or left where they cover nothing.
    private func drawMarks(_ frame: PlotFrame, on canvas: inout Canvas) {
        let y = frame.area.maxY - 1
        for mark in marks where times.contains(mark.time) {
            let x = frame.area.x + frame.column(mark.time) / 2
            canvas.put(x, y, mark.letter, Style(mark.ink, .bold))
            // One cell more on both sides, so that two marks' words do not run together.
            let start = [x + 2, x - 1 - mark.words.count].first { start in
                start > frame.area.x && start + mark.words.count < frame.area.maxX
                    && (start - 1...start + mark.words.count).allSatisfy { canvas[$0, y] == .blank }
            }
            if let start { canvas.write(start, y, mark.words, Style(mark.ink)) }
        }
    }
}

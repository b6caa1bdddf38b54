import GANCore
import MeshModel

/// The selected node's losses over its steps: D as a solid line, G as a dashed one, on one axis.
enum LossPane {
    static func content(_ context: PaneContext, _ size: Size) -> PaneContent {
        guard let node = context.selected else { return .empty(["losses"], size, "no node is selected") }
        guard node.stepCount > 0 else { return .empty(["losses of node \(node.id)"], size, "no steps yet") }
        let title = [
            "losses of node \(node.id)", "D \(NumberText.short(Double(node.report.discriminatorLoss)))",
            "G \(NumberText.short(Double(node.report.generatorLoss)))",
        ]
        let canvas = plot(node.history.points, steps: node.stepCount, context.capabilities, size)
        guard let canvas else { return .empty(title, size, "no steps yet") }
        return PaneContent(title: title, canvas: canvas)
    }

    /// The two curves with their axes; nil while there is nothing to plot.
    static func plot(
        _ points: [LossHistory.Point], steps: Int, _ capabilities: Capabilities, _ size: Size
    ) -> Canvas? {
        guard let first = points.first, let last = points.last, size.width > 12, size.height > 2 else {
            return nil
        }
        var canvas = Canvas(size)
        let end = max(steps - 1, last.firstStep, first.firstStep + 1)
        let values = points.flatMap { [$0.mean.discriminatorLoss, $0.mean.generatorLoss] }.filter(\.isFinite)
        let axis = PlotAxis(values.map(Double.init), rows: size.height - 1)
        let labelWidth = axis.labels.map(\.text.count).max() ?? 1
        let area = Rect(
            x: labelWidth + 1, y: 0, width: size.width - labelWidth - 3, height: size.height - 1)
        drawAxes(axis, from: first.firstStep, to: end, area, capabilities, on: &canvas)
        let frame = PlotFrame(area: area, axis: axis, start: first.firstStep, end: end)
        let solid = frame.columns(points, \.discriminatorLoss)
        let dashed = frame.columns(points, \.generatorLoss)
        if capabilities.isUTF8 {
            drawDots(solid, dashed, area, on: &canvas)
        } else {
            drawLetters(solid, dashed, area, on: &canvas)
        }
        drawNames(solid, dashed, area, on: &canvas)
        return canvas
    }

    private static func drawAxes(
        _ axis: PlotAxis, from start: Int, to end: Int, _ area: Rect, _ capabilities: Capabilities,
        on canvas: inout Canvas
    ) {
        for y in 0..<area.height { canvas.put(area.x - 1, y, capabilities.glyphs.vertical, .muted) }
        for label in axis.labels {
            canvas.write(endingAt: area.x - 1, label.row, label.text, .muted)
        }
        canvas.write(area.x, area.maxY, "step \(NumberText.grouped(start))", .muted)
        canvas.write(endingAt: area.maxX, area.maxY, NumberText.grouped(end), .muted)
    }

    private static func drawDots(_ solid: [Point], _ dashed: [Point], _ area: Rect, on canvas: inout Canvas) {
        var discriminator = DotRaster(area.size)
        discriminator.path(solid)
        var both = discriminator
        var generator = DotRaster(area.size)
        generator.path(dashed) { $0 % 4 < 2 }
        both.path(dashed) { $0 % 4 < 2 }
        for y in 0..<area.height {
            for x in 0..<area.width {
                guard let character = both.character(x, y) else { continue }
                let ink: Ink = generator.character(x, y) == nil ? .discriminator : .generator
                canvas.put(area.x + x, area.y + y, character, Style(ink))
            }
        }
    }

    private static func drawLetters(
        _ solid: [Point], _ dashed: [Point], _ area: Rect, on canvas: inout Canvas
    ) {
        for point in solid {
            canvas.put(area.x + point.x / 2, area.y + point.y / 4, "#", Style(.discriminator))
        }
        for point in dashed where point.x % 4 == 0 {
            canvas.put(area.x + point.x / 2, area.y + point.y / 4, "o", Style(.generator))
        }
    }

    /// The curves' names at their right ends, one below the other where they end in the same row.
    private static func drawNames(_ solid: [Point], _ dashed: [Point], _ area: Rect, on canvas: inout Canvas)
    {
        let solidRow = solid.last.map { $0.y / 4 }
        var dashedRow = dashed.last.map { $0.y / 4 }
        if let solidEnd = solidRow, dashedRow == solidEnd {
            dashedRow = solidEnd + 1 < area.height ? solidEnd + 1 : solidEnd - 1
        }
        if let solidRow { canvas.put(area.maxX + 1, solidRow, "D", Style(.discriminator, .bold)) }
        if let dashedRow { canvas.put(area.maxX + 1, dashedRow, "G", Style(.generator, .bold)) }
    }
}

/// Maps steps and losses to dots.
private struct PlotFrame {
    let area: Rect
    let axis: PlotAxis
    let start: Int
    let end: Int

    /// The mean of what falls into each column of dots, as places in the raster; points that are not numbers leave
    /// a gap.
    func columns(_ points: [LossHistory.Point], _ field: KeyPath<StepReport, Float>) -> [Point] {
        var sums = Array(repeating: (sum: 0.0, count: 0), count: area.width * 2)
        for point in points {
            let value = Double(point.mean[keyPath: field])
            guard value.isFinite else { continue }
            let share = Double(point.firstStep - start) / Double(max(1, end - start))
            let column = Int((share * Double(area.width * 2 - 1)).rounded())
            guard sums.indices.contains(column) else { continue }
            sums[column].sum += value
            sums[column].count += 1
        }
        return sums.enumerated().compactMap { column, entry in
            guard entry.count > 0 else { return nil }
            let share = axis.share(entry.sum / Double(entry.count))
            return Point(column, Int(((1 - share) * Double(area.height * 4 - 1)).rounded()))
        }
    }
}

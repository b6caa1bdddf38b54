import GANCore

/// D's scores of real and of generated samples as two histograms over 0 ... 1: one above the other, or side by side where
/// there are too few rows.
struct ScoreBars {
    let scores: ScoreHistogram
    /// What stands above each of the two.
    let titles: [String]

    /// Columns below which the bins do not fit.
    static let leastWidth = ScoreHistogram.binCount
    /// Title, one row of bars, axis.
    private static let leastHeight = 3
    private static let gap = 2
    private static let inks: [Ink] = [.discriminator, .generator]

    /// - Returns: false where there is no room.
    @discardableResult
    func draw(_ capabilities: Capabilities, on canvas: inout Canvas, in area: Rect) -> Bool {
        let counts = [scores.real, scores.fake]
        let half = Size(area.width, area.height / 2)
        let side = Size((area.width - Self.gap) / 2, area.height)
        if half.height > Self.leastHeight, half.width >= Self.leastWidth {
            for index in 0..<2 {
                let place = Rect(
                    x: area.x, y: area.y + index * half.height, width: half.width, height: half.height)
                draw(counts[index], index, capabilities, on: &canvas, in: place)
            }
        } else if side.height >= Self.leastHeight, side.width >= Self.leastWidth {
            for index in 0..<2 {
                let x = area.x + index * (side.width + Self.gap)
                draw(
                    counts[index], index, capabilities, on: &canvas,
                    in: Rect(x: x, y: area.y, width: side.width, height: side.height))
            }
        } else {
            return false
        }
        return true
    }

    private func draw(
        _ counts: [Int], _ index: Int, _ capabilities: Capabilities, on canvas: inout Canvas, in area: Rect
    ) {
        let ink = Self.inks[index]
        let end = canvas.write(area.x, area.y, titles[index], Style(ink, .bold), limit: area.width)
        let total = counts.reduce(0, +)
        let peak = counts.max() ?? 0
        let width = area.width / counts.count * counts.count
        if total > 0 {
            let text = "highest bar \(NumberText.percent(Double(peak) / Double(total)))"
            if end + 2 + text.count <= area.x + width {
                canvas.write(endingAt: area.x + width, area.y, text, .muted)
            }
        }
        let rows = area.height - 2
        for (bin, count) in counts.enumerated() where count > 0 {
            let eighths = max(1, (count * rows * 8 + peak / 2) / max(1, peak))
            for column in 0..<area.width / counts.count {
                let x = area.x + bin * (area.width / counts.count) + column
                for row in 0..<rows where eighths > row * 8 {
                    canvas.put(
                        x, area.y + rows - row, Self.block(min(8, eighths - row * 8), capabilities),
                        Style(ink))
                }
            }
        }
        drawAxis(y: area.maxY - 1, x: area.x, width: width, capabilities.glyphs, on: &canvas)
    }

    private func drawAxis(y: Int, x: Int, width: Int, _ glyphs: Glyphs, on canvas: inout Canvas) {
        canvas.horizontalLine(x, y, length: width, glyphs.horizontal, .muted)
        canvas.write(x, y, "0 fake", .muted)
        canvas.write(x + width / 2 - 1, y, ".5", .muted)
        canvas.write(endingAt: x + width, y, "real 1", .muted)
    }

    /// A block of so many eighths of a cell; without UTF-8 a full or a low mark.
    private static func block(_ eighths: Int, _ capabilities: Capabilities) -> Unicode.Scalar {
        guard capabilities.isUTF8 else { return eighths > 4 ? "#" : eighths > 2 ? ":" : "." }
        return Unicode.Scalar(0x2580 + UInt32(eighths)) ?? "█"
    }
}

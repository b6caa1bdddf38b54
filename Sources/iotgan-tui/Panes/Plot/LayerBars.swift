/// A bar for each layer of D and of G, as long as a number says; each network has its own scale.
struct LayerBars {
    struct Row: Hashable {
        var name: String
        var value: Double
        var text: String
        /// What stands behind the bar.
        var note: String
    }

    let discriminator: [Row]
    let generator: [Row]

    var height: Int { discriminator.count + generator.count }
    private static let leastBar = 4

    /// Draws as many rows as fit.
    func draw(_ capabilities: Capabilities, on canvas: inout Canvas, in area: Rect) {
        let all = discriminator + generator
        let nameWidth = all.map(\.name.count).max() ?? 0
        let textWidth = all.map(\.text.count).max() ?? 0
        let noteWidth = all.map(\.note.count).max() ?? 0
        let barX = area.x + nameWidth + textWidth + 3
        let room = area.maxX - barX - (noteWidth > 0 ? noteWidth + 2 : 0)
        let hasNotes = room >= Self.leastBar
        let length = hasNotes ? room : area.maxX - barX
        for (place, row) in all.prefix(area.height).enumerated() {
            let isD = place < discriminator.count
            let ink: Ink = isD ? .discriminator : .generator
            let y = area.y + place
            let largest = (isD ? discriminator : generator).map(\.value).filter(\.isFinite).max() ?? 0
            canvas.write(area.x, y, row.name, Style(ink, .bold), limit: area.width)
            canvas.write(endingAt: barX - 1, y, row.text)
            guard length > 0 else { continue }
            let share = row.value.isFinite && largest > 0 ? row.value / largest : 0
            let cells = share > 0 ? max(1, Int((share * Double(length)).rounded())) : 0
            canvas.horizontalLine(
                barX, y, length: cells, capabilities.isUTF8 ? (isD ? "█" : "▓") : (isD ? "#" : "="),
                Style(ink))
            if hasNotes { canvas.write(barX + length + 2, y, row.note, .muted) }
        }
    }
}

import MeshModel

/// A node's battery, and what it has spent energy on: a bar, and a line for each cause.
struct NodeEnergy {
    private let energy: EnergyLedger
    private let secondsLeft: Double?
    private let harvestWatts: Double
    private let isDark: Bool

    init(_ node: MeshSnapshot.Node, _ snapshot: MeshSnapshot?) {
        energy = node.energy
        secondsLeft = snapshot.flatMap { EnergyProjection.secondsLeft(node, $0) }
        harvestWatts = node.harvestWatts
        isDark = node.activity == .dark
    }

    /// Columns that a cause and its joules need.
    private static let causeWidth = 21

    private var causes: [CauseBar.Cause] { CauseBar(energy.spent).causes }

    private func columns(_ width: Int) -> Int { max(1, (width + 2) / (NodeEnergy.causeWidth + 2)) }

    /// The battery, a heading, the bar, the causes.
    func height(_ width: Int) -> Int { 3 + (causes.count + columns(width) - 1) / columns(width) }

    func draw(on canvas: inout Canvas, in area: Rect, _ glyphs: Glyphs) {
        drawBattery(on: &canvas, in: area, glyphs)
        canvas.write(area.x, area.y + 1, heading(area.width), .bold, limit: area.width)
        CauseBar(energy.spent).draw(on: &canvas, at: Point(area.x, area.y + 2), width: area.width)
        let columns = columns(area.width)
        let width = (area.width + 2) / columns - 2
        for (index, cause) in causes.enumerated() {
            let x = area.x + index % columns * (width + 2)
            let y = area.y + 3 + index / columns
            canvas.put(x, y, cause.letter, Style(cause.ink, .bold))
            canvas.write(x + 2, y, cause.name, .muted)
            canvas.write(endingAt: x + width, y, joules(cause.nanojoules), .bold)
        }
    }

    /// What was spent, and as much of what becomes of the battery as fits.
    private func heading(_ width: Int) -> String {
        let outlook =
            isDark ? "empty" : secondsLeft.map { "empty in \(LongDuration.text($0))" }
        let harvest =
            harvestWatts > 0 ? "harvests \(NumberText.scaled(harvestWatts, unit: "W"))" : nil
        return [outlook, harvest].compactMap(\.self)
            .reduce("energy spent \(joules(energy.spent.totalNanojoules))") { text, part in
                text.count + 2 + part.count <= width ? "\(text), \(part)" : text
            }
    }

    /// The charge as a bar and in joules.
    func drawBattery(on canvas: inout Canvas, in area: Rect, _ glyphs: Glyphs) {
        let text =
            "\(NumberText.percent(energy.charge)), \(NumberText.scaled(energy.storedJoules, unit: "J"))"
        var x = canvas.write(area.x, area.y, "battery ", .muted)
        let cells = min(30, area.maxX - x - text.count - 1)
        guard cells > 0 else { return }
        NodeMarks.drawBattery(energy.charge, cells: cells, glyphs, on: &canvas, at: Point(x, area.y))
        x += cells + 1
        canvas.write(x, area.y, text, .bold)
    }

    private func joules(_ nanojoules: Int64) -> String {
        NumberText.scaled(Double(nanojoules) * 1e-9, unit: "J")
    }
}

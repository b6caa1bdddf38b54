import MeshModel

/// What stops the clock: whether it holds, of whom, and how far it is from that.
enum BreaksOverlay {
    private static let width = 78
    private static let figureX = 38
    private static let holdsX = 60

    static func draw(row chosen: Int, _ context: PaneContext, on canvas: inout Canvas) {
        let conditions = context.state.breaks
        let frame = frame(conditions, canvas.size)
        let inner = frame.inner
        let hints = conditions.isEmpty ? [] : ["enter go to its node", "x take away"]
        Overlay.open(
            frame, title: "what stops the clock",
            hint: (hints + ["a add one", "esc close"]).joined(separator: context.glyphs.separator),
            context.glyphs, on: &canvas)
        guard !conditions.isEmpty else {
            canvas.write(inner.x + 2, inner.y, "nothing yet; a adds a condition, e.g.", .muted)
            canvas.write(inner.x + 2, inner.y + 1, examples, .bold, limit: inner.width - 3)
            return
        }
        for (x, title) in [(2, "when"), (figureX, "figure"), (holdsX, "holds")] {
            canvas.write(inner.x + x, inner.y, title, .muted)
        }
        let isMeasured = conditions.contains(where: \.isMeasured)
        if isMeasured { canvas.write(inner.x + 2, inner.maxY - 1, spacing, .muted) }
        let room = room(conditions, inner)
        let first = Overlay.firstRow(choosing: chosen, room: room)
        for (row, condition) in conditions.enumerated().dropFirst(first).prefix(room) {
            let y = inner.y + 1 + row - first
            let reading = context.view.reading(of: condition)
            var style = Style.standard
            if row == chosen {
                style.attributes = .reverse
                Overlay.choose(row: y, in: inner, on: &canvas)
            } else if reading?.holds ?? false {
                style = Style(.warning, .bold)
            }
            canvas.write(inner.x + 2, y, condition.description, style, limit: figureX - 3)
            canvas.write(
                inner.x + figureX, y, figure(condition, reading), style, limit: holdsX - figureX - 1)
            canvas.write(
                inner.x + holdsX, y, holders(condition, reading), style, limit: inner.width - holdsX - 1)
        }
    }

    private static let examples = "node any diverges   accuracy(5) < 0.5   battery(any) < 1J   tick = 500"

    /// The figure at the last look, and whose; a dash where nothing is compared, or nobody has it.
    private static func figure(_ condition: BreakCondition, _ reading: BreakReading?) -> String {
        guard case .figure(let figure, let subject, _, _) = condition, let value = reading?.value else {
            return "-"
        }
        let text = figure.isEnergy ? NumberText.scaled(value, unit: "J") : NumberText.fixed(value, 3)
        switch subject {
        case .any, .worst: return text + (reading?.source.map { ", node \($0)" } ?? "")
        case .node, .mean: return text
        }
    }

    /// Whether it holds, and of whom.
    private static func holders(_ condition: BreakCondition, _ reading: BreakReading?) -> String {
        guard let reading else { return "not looked yet" }
        guard reading.holds else { return "no" }
        guard condition.node == nil, !reading.holders.isEmpty else { return "yes" }
        let names = reading.holders.map(\.description).joined(separator: ", ")
        return (reading.holders.count == 1 ? "node " : "nodes ") + names
    }

    private static let spacing =
        "accuracy and coverage are measured every \(BreakCondition.measureSpacing) ticks"

    /// The condition that a click there means while `chosen` is; nil beside them.
    static func row(at point: Point, chosen: Int, _ conditions: [BreakCondition], _ size: Size) -> Int? {
        let inner = frame(conditions, size).inner
        return Overlay.row(
            at: point, in: inner, choosing: chosen, room: room(conditions, inner), of: conditions.count)
    }

    /// Rows that there are for conditions.
    private static func room(_ conditions: [BreakCondition], _ inner: Rect) -> Int {
        max(0, inner.height - (conditions.contains(where: \.isMeasured) ? 2 : 1))
    }

    private static func frame(_ conditions: [BreakCondition], _ size: Size) -> Rect {
        let note = conditions.contains(where: \.isMeasured) ? 1 : 0
        return Overlay.frame(width: width, rows: max(2, conditions.count + 1 + note), in: size)
    }
}

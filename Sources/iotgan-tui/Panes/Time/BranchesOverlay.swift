import MeshModel

/// The branches of the session: where each comes from, what was done on it, how it fares.
enum BranchesOverlay {
    private static let width = 76
    private static let fromX = 23
    private static let headX = 40
    private static let accuracyX = 48
    private static let deedX = 57

    static func draw(row chosen: Int, _ context: PaneContext, on canvas: inout Canvas) {
        let timeline = context.view.timeline
        let frame = frame(context.view, canvas.size)
        let inner = frame.inner
        let hints = ["enter go there", "= compare with this one", "r rename", "esc close"]
        Overlay.open(
            frame, title: "branches", hint: hints.joined(separator: context.glyphs.separator), context.glyphs,
            on: &canvas)
        for (x, title) in [
            (2, "branch"), (fromX, "from"), (headX, "ticks"), (accuracyX, "accuracy"), (deedX, "done first"),
        ] {
            canvas.write(inner.x + x, inner.y, title, .muted)
        }
        let room = room(inner)
        let first = Overlay.firstRow(choosing: chosen, room: room)
        for (row, branch) in timeline.branches.enumerated().dropFirst(first).prefix(room) {
            var style = Style.standard
            let y = inner.y + 1 + row - first
            if row == chosen {
                style.attributes = .reverse
                Overlay.choose(row: y, in: inner, on: &canvas)
            }
            if branch.id == timeline.current { canvas.put(inner.x, y, context.glyphs.now, style) }
            canvas.write(inner.x + 2, y, branch.name, style, limit: fromX - 3)
            let parent = branch.parent.flatMap { timeline.branch($0)?.name }
            canvas.write(
                inner.x + fromX, y,
                parent.map { origin($0, branch.forkTick) } ?? "the beginning", style)
            canvas.write(inner.x + headX, y, NumberText.grouped(branch.headTick), style)
            let accuracy = branch.metrics.measured.last.map { NumberText.percent($0.meanAccuracy) }
            canvas.write(inner.x + accuracyX, y, accuracy ?? "-", style)
            canvas.write(
                inner.x + deedX, y, branch.firstIntervention?.description ?? "nothing", style,
                limit: inner.width - deedX - 1)
        }
    }

    /// The branch that a click there means while `chosen` is; nil beside them.
    static func row(at point: Point, chosen: Int, _ view: EngineView, _ size: Size) -> Int? {
        let inner = frame(view, size).inner
        return Overlay.row(
            at: point, in: inner, choosing: chosen, room: room(inner), of: view.timeline.branches.count)
    }

    /// Rows that there are for branches.
    private static func room(_ inner: Rect) -> Int { max(0, inner.height - 1) }

    /// The tick is worth more than the end of a long name.
    private static func origin(_ parent: String, _ tick: Int) -> String {
        let place = " at \(NumberText.grouped(tick))"
        return parent.prefix(headX - fromX - 1 - place.count) + place
    }

    private static func frame(_ view: EngineView, _ size: Size) -> Rect {
        Overlay.frame(width: width, rows: view.timeline.branches.count + 1, in: size)
    }
}

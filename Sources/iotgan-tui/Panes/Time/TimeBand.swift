import MeshModel

/// Where in time the screen is: a slider from tick 0 to the last tick of the branch, in rows of its own above the last.
enum TimeBand {
    static let rows = 2

    private struct Geometry {
        let x: Int
        let width: Int
        let head: Int

        init(_ view: EngineView, width screenWidth: Int) {
            head = max(view.timeline.headTick, view.snapshot?.tick ?? 0)
            x = 4
            width = max(1, screenWidth - x - NumberText.grouped(head).count - 3)
        }

        func column(of tick: Int) -> Int { x + min(max(0, tick), head) * (width - 1) / max(1, head) }

        func tick(at column: Int) -> Int {
            let offset = min(max(0, column - x), width - 1)
            return (offset * head + (width - 1) / 2) / max(1, width - 1)
        }
    }

    static func draw(_ context: PaneContext, top: Int, on canvas: inout Canvas) {
        canvas.fill(Rect(x: 0, y: top, width: canvas.width, height: rows))
        drawSlider(context, y: top, on: &canvas)
        drawWords(context, y: top + 1, on: &canvas)
    }

    /// The tick that a click there means; nil beside the slider.
    static func tick(at point: Point, _ view: EngineView, _ size: Size) -> Int? {
        guard point.y == size.height - Layout.footer - rows else { return nil }
        return Geometry(view, width: size.width).tick(at: point.x)
    }

    private static func drawSlider(_ context: PaneContext, y: Int, on canvas: inout Canvas) {
        let (view, glyphs) = (context.view, context.glyphs)
        let geometry = Geometry(view, width: canvas.width)
        let now = geometry.column(of: view.snapshot?.tick ?? 0)
        canvas.write(2, y, "0", .muted)
        canvas.write(geometry.x + geometry.width + 1, y, NumberText.grouped(geometry.head), .muted)
        for x in geometry.x..<geometry.x + geometry.width {
            canvas.put(x, y, x <= now ? glyphs.passed : glyphs.horizontal, x <= now ? Style(.accent) : .muted)
        }
        for tick in view.timeline.checkpointTicks {
            let x = geometry.column(of: tick)
            canvas.put(x, y, glyphs.checkpoint, x <= now ? Style(.accent) : .muted)
        }
        for branch in view.timeline.branches where branch.parent == view.timeline.current {
            canvas.put(geometry.column(of: branch.forkTick), y, glyphs.fork, Style(.good, .bold))
        }
        if let branch = view.timeline.branch, branch.parent != nil {
            canvas.put(geometry.column(of: branch.forkTick), y, glyphs.fork, Style(.good, .bold))
        }
        for tick in view.timeline.interventionTicks {
            canvas.put(geometry.column(of: tick), y, glyphs.intervention, Style(.warning, .bold))
        }
        for tick in view.timeline.onsetTicks {
            canvas.put(geometry.column(of: tick), y, glyphs.diverging, Style(.bad, .bold))
        }
        canvas.put(now, y, glyphs.now, Style(.standard, .bold))
    }

    private static func drawWords(_ context: PaneContext, y: Int, on canvas: inout Canvas) {
        let timeline = context.view.timeline
        let glyphs = context.glyphs
        let tick = context.view.snapshot?.tick ?? 0
        var parts = [place(tick, timeline)]
        if timeline.branches.count > 1, let branch = timeline.branch {
            parts.append("\(branch.name), \(timeline.branches.count) branches")
        }
        let bytes = NumberText.scaled(Double(timeline.checkpointBytes), unit: "B")
        let budget = NumberText.scaled(Double(timeline.budgetBytes), unit: "B")
        parts.append(
            "\(NumberText.count(timeline.checkpointTicks.count, "checkpoint")), \(bytes) of \(budget)")
        let end = canvas.write(4, y, parts[0], .bold)
        let rest = parts.dropFirst().map { glyphs.separator + $0 }.joined()
        let x = canvas.write(end, y, rest, .muted, limit: canvas.width - end - 1)
        let hints = [(", .", "tick"), ("( )", "100"), ("$", "end"), ("B", "branches")]
        let length = hints.reduce(0) { $0 + $1.0.count + $1.1.count + 3 }
        guard x + length < canvas.width else { return }
        var column = canvas.width - length
        for (key, meaning) in hints {
            column = canvas.write(column, y, key, Style(.accent, .bold)) + 1
            column = canvas.write(column, y, meaning, .muted) + 2
        }
    }

    private static func place(_ tick: Int, _ timeline: TimelineView) -> String {
        if timeline.goal != nil { return "on the way, at tick \(NumberText.grouped(timeline.reached))" }
        let now = "tick \(NumberText.grouped(tick))"
        return tick < timeline.headTick
            ? "\(now) of \(NumberText.grouped(timeline.headTick))" : "\(now), the present"
    }
}

import MeshModel

/// The rows above and below the panes: how the engine runs, and what the keys do now.
enum StatusLine {
    /// A piece of text; pieces that do not fit are left out, the least important first.
    private struct Piece {
        var text: String
        var style = Style.standard
        /// 0 is kept longest.
        var rank: Int
    }

    static func header(_ context: PaneContext, width: Int) -> Canvas {
        var pieces = [Piece(text: "iotgan", style: Style(.accent, .bold), rank: 0), phase(context)]
        if context.state.isRecording {
            pieces.append(Piece(text: "recording", style: Style(.bad, .bold), rank: 1))
        }
        let view = context.view
        if let snapshot = view.snapshot {
            pieces += [
                tick(snapshot.tick, view),
                Piece(text: NumberText.duration(snapshot.seconds), rank: 5),
            ]
            if view.phase == .running { pieces.append(Piece(text: rate(view), rank: 6)) }
            if let limit = context.state.speedLimit {
                pieces.append(Piece(text: "limit \(NumberText.short(limit).withoutZeros) ticks/s", rank: 3))
            }
            pieces.append(Piece(text: "\(bytes(snapshot)) on air", rank: 4))
            if let metrics = view.metrics, !metrics.nodes.isEmpty {
                let mean = NumberText.percent(metrics.meanAccuracy)
                let worst = NumberText.percent(metrics.worstAccuracy)
                pieces.append(
                    Piece(
                        text: "accuracy \(mean), worst \(worst) at tick \(NumberText.grouped(metrics.tick))",
                        rank: 2))
            }
            let threads = view.threadCount
            pieces += [
                Piece(text: NumberText.count(threads, "thread"), style: .muted, rank: 7),
                Piece(
                    text: "\(snapshot.scenario.dataset), seed \(snapshot.scenario.seed)", style: .muted,
                    rank: 8),
            ]
        }
        return line(pieces, separator: "  ", width: width)
    }

    private static func phase(_ context: PaneContext) -> Piece {
        let glyphs = context.glyphs
        if let goal = context.view.timeline.goal {
            return Piece(
                text: "\(glyphs.paused) going to tick \(NumberText.grouped(goal))",
                style: Style(.warning, .bold), rank: 0)
        }
        return switch context.view.phase {
        case .preparing: Piece(text: "preparing", style: Style(.accent, .bold), rank: 0)
        case .running where context.view.snapshot?.isDark ?? false:
            Piece(text: "all nodes are dark", style: Style(.bad, .bold), rank: 0)
        case .running: Piece(text: "\(glyphs.running) running", style: Style(.good, .bold), rank: 0)
        case .paused: Piece(text: "\(glyphs.paused) paused", style: Style(.warning, .bold), rank: 0)
        case .failed: Piece(text: "stopped", style: Style(.bad, .bold), rank: 0)
        }
    }

    /// In the past, how much of it lies ahead; on another branch than the first, which one it is.
    private static func tick(_ tick: Int, _ view: EngineView) -> Piece {
        var text = "tick \(NumberText.grouped(tick))"
        if view.isInPast { text = "past: \(text) of \(NumberText.grouped(view.timeline.headTick))" }
        if view.timeline.current != .main, let branch = view.timeline.branch { text += " on \(branch.name)" }
        return Piece(text: text, style: view.isInPast ? Style(.warning, .bold) : .bold, rank: 1)
    }

    private static func rate(_ view: EngineView) -> String {
        "\(NumberText.grouped(Int(max(0, min(view.nodeStepsPerSecond, 1e15)).rounded()))) steps/s"
    }

    private static func bytes(_ snapshot: MeshSnapshot) -> String {
        NumberText.scaled(Double(snapshot.totals.bytesOnAir), unit: "B")
    }

    static func footer(_ context: PaneContext, width: Int) -> Canvas {
        if case .failed(let reason) = context.view.phase {
            return line(
                [Piece(text: reason, style: Style(.bad, .bold), rank: 0)] + hints([("q", "quit", 0)]),
                separator: "  ", width: width)
        }
        switch context.state.mode {
        case .palette(let palette) where context.state.message == nil:
            return typed(palette.field, after: ":", width: width)
        case .filtering(_, let field): return typed(field, after: "/", width: width)
        default: break
        }
        if let message = context.state.message {
            return line([Piece(text: message, style: .bold, rank: 0)], separator: "  ", width: width)
        }
        if let notice = context.view.notice, context.state.mode == .browsing {
            return line(
                [Piece(text: notice, style: Style(.warning, .bold), rank: 0)], separator: "", width: width)
        }
        return line(pieces(context), separator: " ", width: width)
    }

    /// A line that is typed, with its cursor.
    private static func typed(_ field: TextField, after prompt: String, width: Int) -> Canvas {
        var canvas = Canvas(Size(width, 1))
        canvas.write(1, 0, prompt, Style(.accent, .bold))
        canvas.draw(field, x: 2, 0, width: width - 4)
        return canvas
    }

    private static func pieces(_ context: PaneContext) -> [Piece] {
        let glyphs = context.glyphs
        switch context.state.mode {
        case .help:
            return hints([("esc", "close", 0), (glyphs.arrowKeys, "scroll", 1)])
        case .palette, .filtering, .menu, .options, .injecting, .branches, .breaks, .comparing, .explaining,
            .slowMotion:
            return []
        case .confirming(.quitting):
            return [Piece(text: "end the recording and quit?  ", style: Style(.bad, .bold), rank: 0)]
                + hints([("y", "yes", 0), ("n", "no", 0)])
        case .confirming(.removal(let node)):
            return [Piece(text: "remove node \(node) for good?  ", style: Style(.bad, .bold), rank: 0)]
                + hints([("y", "yes", 0), ("n", "no", 0)])
        case .choosingLink(let link):
            let known = context.view.snapshot?.links.first { $0.id == link }
            let isCut = known?.isCut ?? false
            let sharesRadio = known?.sharesRadio ?? true
            let state = isCut ? "is cut" : sharesRadio ? "carries frames" : "joins different radios"
            return [Piece(text: "link \(link) \(state)  ", style: .bold, rank: 0)]
                + hints([
                    ("c", isCut ? "restore it" : "cut it", 0), ("d", "degrade it", 2),
                    (glyphs.sideArrowKeys, "other link", 1),
                    ("esc", "back", 0),
                ])
        case .browsing:
            let isPaused = context.view.phase == .paused
            return hints(
                [
                    ("q", "quit", 0), ("?", "help", 0), ("space", isPaused ? "run" : "pause", 1),
                    (".", "step", 3),
                    (glyphs.arrowKeys, context.state.focus == .log ? "entry" : "node", 2),
                ]
                    + (context.state.focus.cycleHint.map { [("< >", $0, 2)] } ?? [])
                    + [
                        ("i I", "inject", 4), ("x", "remove", 8), ("c", "cut", 5), ("C", "change", 6),
                        ("tab", "pane", 9), ("e", context.state.isExpanded ? "shrink" : "expand", 7),
                        (":", "command", 3),
                    ])
        }
    }

    private static func hints(_ keys: [(key: String, meaning: String, rank: Int)]) -> [Piece] {
        keys.flatMap { entry in
            [
                Piece(text: entry.key, style: Style(.accent, .bold), rank: entry.rank),
                Piece(text: entry.meaning + " ", style: .muted, rank: entry.rank),
            ]
        }
    }

    private static func line(_ pieces: [Piece], separator: String, width: Int) -> Canvas {
        var kept = pieces
        func length() -> Int {
            kept.reduce(0) { $0 + $1.text.count } + separator.count * max(0, kept.count - 1) + 2
        }
        while length() > width, let worst = kept.map(\.rank).max(), worst > 0 {
            kept.removeAll { $0.rank == worst }
        }
        var canvas = Canvas(Size(width, 1))
        var x = 1
        for piece in kept {
            x = canvas.write(x, 0, piece.text, piece.style) + separator.count
        }
        return canvas
    }
}

import MeshModel

/// What led to a node's trouble, over everything else.
enum WhyOverlay {
    private static let width = 78

    static func explanation(of node: NodeID, _ view: EngineView) -> Explanation? {
        view.snapshot.map {
            Explanation(of: node, scenario: $0.scenario, journal: view.journal, mesh: $0)
        }
    }

    static func draw(_ node: NodeID, from line: Int, _ context: PaneContext, on canvas: inout Canvas) {
        guard let explanation = explanation(of: node, context.view) else { return }
        let lines = explanation.sections.lines(width: width - 4)
        let frame = Overlay.frame(width: width, rows: lines.count, in: canvas.size)
        let room = frame.inner.height
        let first = min(line, max(0, lines.count - room))
        let glyphs = context.glyphs
        let hints =
            (lines.count > room ? ["\(glyphs.arrowKeys) scroll"] : [])
            + (explanation.trouble == nil ? [] : ["enter go to where it began"]) + ["esc close"]
        Overlay.open(
            frame, title: "why", hint: hints.joined(separator: glyphs.separator), glyphs, on: &canvas)
        for (row, line) in lines.dropFirst(first).prefix(room).enumerated() {
            canvas.write(
                frame.inner.x + 1, frame.inner.y + row, line.text,
                line.isTitle ? Style(.accent, .bold) : .standard)
        }
    }

    static func lastLine(_ node: NodeID, _ view: EngineView, _ size: Size) -> Int {
        let count = explanation(of: node, view)?.sections.lines(width: width - 4).count ?? 0
        return max(0, count - Overlay.frame(width: width, rows: count, in: size).inner.height)
    }
}

/// A line of an explanation.
struct WhyLine: Hashable, Sendable {
    var text: String
    var isTitle: Bool
}

extension [Explanation.Section] {
    /// Title by title, and what belongs to each, set in.
    func lines(width: Int) -> [WhyLine] {
        flatMap { section in
            section.title.wrapped(width).map { WhyLine(text: $0, isTitle: true) }
                + section.items.flatMap { item in
                    item.wrapped(width - 4).enumerated().map { row, text in
                        WhyLine(text: (row == 0 ? "  " : "    ") + text, isTitle: false)
                    }
                }
        }
    }
}

import MeshModel

/// What led to a node's trouble, over everything else.
enum WhyOverlay {
    private static let width = 78

    static func draw(
        _ explanation: Explanation, _ progress: BisectionProgress?, from line: Int, _ glyphs: Glyphs,
        on canvas: inout Canvas
    ) {
        let lines = lines(explanation, progress)
        let frame = frame(lines.count, canvas.size)
        let room = frame.inner.height
        let first = min(line, max(0, lines.count - room))
        let hints =
            (lines.count > room ? ["\(glyphs.arrowKeys) scroll"] : [])
            + (explanation.trouble == nil ? [] : ["enter to its beginning"] + hints(progress)) + [
                "esc close"
            ]
        Overlay.open(
            frame, title: "why", hint: hints.joined(separator: glyphs.separator), glyphs, on: &canvas)
        for (row, line) in lines.dropFirst(first).prefix(room).enumerated() {
            canvas.write(
                frame.inner.x + 1, frame.inner.y + row, line.text,
                line.isTitle ? Style(.accent, .bold) : .standard)
        }
    }

    static func lastLine(_ explanation: Explanation, _ progress: BisectionProgress?, _ size: Size) -> Int {
        let count = lines(explanation, progress).count
        return max(0, count - frame(count, size).inner.height)
    }

    /// What `b` does now.
    private static func hints(_ progress: BisectionProgress?) -> [String] {
        switch progress?.stage {
        case nil, .stopped: ["b bisect"]
        case .found where !(progress?.culprits.isEmpty ?? true): ["b branch without it"]
        case .running, .found, .withoutSuspects: []
        }
    }

    private static func lines(_ explanation: Explanation, _ progress: BisectionProgress?) -> [WhyLine] {
        (explanation.sections + (progress.map { [$0.section] } ?? [])).lines(width: width - 4)
    }

    private static func frame(_ count: Int, _ size: Size) -> Rect {
        Overlay.frame(width: width, rows: count, in: size)
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

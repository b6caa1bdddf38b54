import GANCore
import MeshModel

/// Two branches side by side at the last tick that both have reached, and the difference of every figure.
enum BranchComparison {
    private static let width = 76
    private static let columns = (left: 26, right: 43, difference: 60)

    private static let nameWidth = 16

    /// One figure of both; nil where it was not measured.
    private struct Line {
        var name: String
        var left: Double?
        var right: Double?
        var text: (Double) -> String

        /// From 80 % to 90 % is not 10 % of anything.
        func distance(_ value: Double) -> String {
            let text = text(value)
            return text.hasSuffix(" %") ? "\(text.dropLast(2)) points" : text
        }
    }

    static func draw(_ other: BranchID, from line: Int, _ context: PaneContext, on canvas: inout Canvas) {
        let timeline = context.view.timeline
        guard let left = timeline.branch, let right = timeline.branch(other) else { return }
        let tick = min(left.headTick, right.headTick)
        let lines = lines(left, right, at: tick)
        let frame = frame(lines.count, canvas.size)
        let inner = frame.inner
        let glyphs = context.glyphs
        let isLong = lines.count > inner.height - 1
        Overlay.open(
            frame, title: "two branches at tick \(NumberText.grouped(tick))",
            hint: ((isLong ? ["\(glyphs.arrowKeys) scroll"] : []) + ["esc close"])
                .joined(separator: glyphs.separator), glyphs, on: &canvas)
        canvas.write(inner.x + columns.left, inner.y, left.name, Style(.accent, .bold), limit: nameWidth)
        canvas.write(inner.x + columns.right, inner.y, right.name, Style(.accent, .bold), limit: nameWidth)
        canvas.write(inner.x + columns.difference, inner.y, "difference", .muted)
        for (row, line) in lines.dropFirst(line).prefix(max(0, inner.height - 1)).enumerated() {
            draw(line, x: inner.x, y: inner.y + 1 + row, on: &canvas)
        }
    }

    static func lastLine(_ other: BranchID, _ view: EngineView, _ size: Size) -> Int {
        guard let left = view.timeline.branch, let right = view.timeline.branch(other) else { return 0 }
        let count = lines(left, right, at: min(left.headTick, right.headTick)).count
        return max(0, count - (frame(count, size).inner.height - 1))
    }

    private static func frame(_ count: Int, _ size: Size) -> Rect {
        Overlay.frame(width: width, rows: count + 1, in: size)
    }

    private static func draw(_ line: Line, x: Int, y: Int, on canvas: inout Canvas) {
        canvas.write(x + 2, y, line.name, .standard, limit: columns.left - 3)
        canvas.write(x + columns.left, y, line.left.map(line.text) ?? "-")
        canvas.write(x + columns.right, y, line.right.map(line.text) ?? "-")
        guard let left = line.left, let right = line.right else { return }
        let difference = right - left
        let isSame = difference == 0
        canvas.write(
            x + columns.difference, y,
            isSame ? "same" : (difference > 0 ? "+" : "-") + line.distance(abs(difference)),
            isSame ? .muted : .bold)
    }

    private static func lines(
        _ left: TimelineView.Branch, _ right: TimelineView.Branch, at tick: Int
    ) -> [Line] {
        let figures = (left.figures.last(through: tick), right.figures.last(through: tick))
        let metrics = (left.metrics.last(through: tick), right.metrics.last(through: tick))
        func figure(
            _ name: String, _ value: (MeshFigures) -> Double, _ text: @escaping (Double) -> String
        ) -> Line {
            Line(name: name, left: figures.0.map(value), right: figures.1.map(value), text: text)
        }
        func metric(
            _ name: String, _ value: (MeshMetrics) -> Double?, _ text: @escaping (Double) -> String
        ) -> Line {
            Line(name: name, left: metrics.0.flatMap(value), right: metrics.1.flatMap(value), text: text)
        }
        let percent: (Double) -> String = { NumberText.percent($0, decimals: 1) }
        let whole: (Double) -> String = { NumberText.grouped(Int($0)) }
        let number: (Double) -> String = { NumberText.fixed($0, 3) }
        let mesh = [
            metric("accuracy is of tick", { Double($0.tick) }, whole),
            metric("accuracy, mean", { $0.meanAccuracy }, percent),
            metric("accuracy, worst node", { $0.worstAccuracy }, percent),
            metric("classes covered, mean", { $0.meanCoverage }, { NumberText.fixed($0, 1) }),
            metric("classes covered, worst", { Double($0.worstCoverage) }, whole),
            metric("conditional accuracy", { $0.mean(\.conditionalAccuracy) }, percent),
            metric("Fréchet distance", { $0.mean(\.frechetDistance) }, { NumberText.fixed($0, 2) }),
            metric("diversity", { $0.mean(\.diversity) }, { NumberText.fixed($0, 2) }),
            metric("weight distance", { $0.distances?.mean }, { NumberText.fixed($0, 2) }),
            figure("classes known, mean", \.knownClasses, { NumberText.fixed($0, 1) }),
            figure("L_D", \.discriminatorLoss, number), figure("L_G", \.generatorLoss, number),
            figure("D(x)", \.realScore, number), figure("D(G(z))", \.fakeScore, number),
            figure("nodes", { Double($0.nodes) }, whole),
            figure("dark nodes", { Double($0.darkNodes) }, whole),
            figure("unhealthy nodes", { Double($0.unhealthyNodes) }, whole),
            figure("energy spent", \.joules, { NumberText.scaled($0, unit: "J") }),
            figure("bytes on air", { Double($0.bytesOnAir) }, { NumberText.scaled($0, unit: "B") }),
            figure("messages delivered", { Double($0.messagesDelivered) }, whole),
            figure("messages dropped", { Double($0.messagesDropped) }, whole),
        ]
        let nodes = Set((metrics.0?.nodes ?? []).map(\.id) + (metrics.1?.nodes ?? []).map(\.id)).sorted()
        return mesh
            + nodes.map { id in metric("accuracy of node \(id)", { $0.node(id)?.score.accuracy }, percent) }
    }
}

extension MeshMetrics {
    /// The mean of what was measured of the nodes; nil where it was measured of none.
    fileprivate func mean(_ value: KeyPath<Node, Double?>) -> Double? {
        let values = nodes.compactMap { $0[keyPath: value] }
        return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}

import GANCore
import MeshModel

/// The selected node: what its generator draws of each class, and its figures.
enum NodePane {
    static func content(_ context: PaneContext, _ size: Size) -> PaneContent {
        guard context.view.snapshot != nil else {
            return .empty(["node"], size, MapPane.waitingText(context.view.phase))
        }
        guard let node = context.selected else { return .empty(["node"], size, "no node is selected") }
        var canvas = Canvas(size)
        let used = drawPictures(node, context, keeping: figureRows(size), on: &canvas)
        let figures = Rect(x: 0, y: used, width: size.width, height: size.height - used)
        drawFigures(node, context, in: drawVerdict(node, in: figures, on: &canvas), on: &canvas)
        let title =
            ["node \(node.id)", NodeState(node).name, "step \(NumberText.grouped(node.stepCount))"]
            + particulars(of: node, context)
        return PaneContent(title: title, canvas: canvas)
    }

    /// What is wrong with its training, in one plain sentence.
    private static func drawVerdict(
        _ node: MeshSnapshot.Node, in area: Rect, on canvas: inout Canvas
    ) -> Rect {
        guard let verdict = node.verdict, area.height > 1 else { return area }
        canvas.write(area.x, area.y, verdict.sentence, Style(.bad, .bold), limit: area.width)
        return Rect(x: area.x, y: area.y + 1, width: area.width, height: area.height - 1)
    }

    /// Radio and processor, where they are not everybody's.
    private static func particulars(of node: MeshSnapshot.Node, _ context: PaneContext) -> [String] {
        guard let scenario = context.view.snapshot?.scenario else { return [] }
        return (node.radio == scenario.radio ? [] : [node.radio.rawValue])
            + (node.device == scenario.device ? [] : [node.device.rawValue])
    }

    /// Rows that are kept for figures.
    private static func figureRows(_ size: Size) -> Int {
        size.height >= 24 ? 6 : size.height >= 18 ? 4 : size.height >= 10 ? 3 : 2
    }
}

// Pictures.
extension NodePane {
    /// Draws one column of samples for each class, with captions, and returns the rows used; `reserved` rows below stay
    /// free.
    static func drawPictures(
        _ node: MeshSnapshot.Node, _ context: PaneContext, keeping reserved: Int, on canvas: inout Canvas
    ) -> Int {
        let room = Size(canvas.width, canvas.height - reserved)
        guard room.height > 0 else { return 0 }
        guard let page = context.pictures[node.id], let side = page.classes.first?.first?.side else {
            canvas.write(0, 0, "no pictures yet", .muted, limit: canvas.width)
            return 1
        }
        let grid = PictureGrid(
            classes: page.classes.count, side: side, maxSamples: page.classes.first?.count ?? 1, room: room,
            prefersWide: !context.renderer.usesHalfBlocks)
        for index in 0..<grid.shown { drawClass(index, node, page, grid, context, on: &canvas) }
        return grid.height
    }

    private static func drawClass(
        _ index: Int, _ node: MeshSnapshot.Node, _ page: PictureBook.Page, _ grid: PictureGrid,
        _ context: PaneContext, on canvas: inout Canvas
    ) {
        let picture = grid.pictureSize
        let spare = canvas.width - (grid.columns * (picture.width + 1) - 1)
        let gap = grid.columns > 1 && spare >= grid.columns - 1 ? 2 : 1
        let x = index % grid.columns * (picture.width + gap)
        let y = index / grid.columns * grid.rowHeight
        for (row, sample) in page.classes[index].prefix(grid.samples).enumerated() {
            context.renderer.draw(
                sample.resized(to: grid.side), on: &canvas, at: x, y + row * picture.height,
                isWide: grid.isWide)
        }
        drawCaption(
            index, node, context, on: &canvas, at: Point(x, y + grid.rowHeight - 1), width: picture.width)
    }

    /// The class, and how the node knows it: own, or learned (generations of fakes, from whom).
    private static func drawCaption(
        _ index: Int, _ node: MeshSnapshot.Node, _ context: PaneContext, on canvas: inout Canvas,
        at point: Point, width: Int
    ) {
        let name = context.className(index)
        let (mark, style) = NodeMarks.classMark(node, index, context.glyphs)
        var source = ""
        if node.knowledge.indices.contains(index), let knowledge = node.knowledge[index],
            let via = knowledge.via
        {
            let candidates = [
                "\(knowledge.generations)\(context.glyphs.from)\(via)", "\(knowledge.generations)",
            ]
            source = candidates.first { name.count + 2 + $0.count <= width } ?? ""
        }
        let nameWidth = min(name.count, width - 2 - source.count)
        let end = canvas.write(point.x, point.y, name, .bold, limit: nameWidth)
        canvas.put(end + 1, point.y, mark, style)
        canvas.write(end + 2, point.y, source, .muted)
    }
}

// Figures.
extension NodePane {
    private struct Figure {
        var label: String
        var value: String
        var ink = Ink.standard
    }

    /// Columns that a label and its value need side by side.
    private static let figureWidth = 19

    private static func drawFigures(
        _ node: MeshSnapshot.Node, _ context: PaneContext, in area: Rect, on canvas: inout Canvas
    ) {
        guard area.height > 0 else { return }
        drawEnergy(node, context, in: Rect(x: area.x, y: area.y, width: area.width, height: 1), on: &canvas)
        let columns = max(1, (area.width + 2) / (figureWidth + 2))
        let width = (area.width + 2) / columns - 2
        let list = figures(node, context)
        let rows = min(area.height - 1, (list.count + columns - 1) / columns)
        guard rows > 0 else { return }
        for (index, figure) in list.prefix(rows * columns).enumerated() {
            let x = area.x + index % columns * (width + 2)
            let y = area.y + 1 + index / columns
            canvas.write(x, y, figure.label, .muted, limit: width)
            canvas.write(endingAt: x + width, y, figure.value, Style(figure.ink, .bold))
        }
    }

    /// In the order of how much they matter: a small pane shows the first ones only.
    private static func figures(_ node: MeshSnapshot.Node, _ context: PaneContext) -> [Figure] {
        let metrics = context.view.metrics?.node(node.id)
        let tick = metrics == nil ? nil : context.view.metrics?.tick
        let classCount = node.knowledge.count
        let spent = node.energy.spent
        let hasSteps = node.stepCount > 0
        func measured(_ value: Float) -> String { hasSteps ? NumberText.short(Double(value)) : "-" }
        return [
            Figure(label: "D(x)", value: hasSteps ? score(node.report.realScore) : "-", ink: .discriminator),
            Figure(label: "D(G(z))", value: hasSteps ? score(node.report.fakeScore) : "-", ink: .generator),
            Figure(
                label: "accuracy",
                value: metrics.map { NumberText.percent($0.score.accuracy, decimals: 1) } ?? "-"),
            Figure(
                label: "coverage", value: metrics.map { "\($0.coveredClasses.count)/\(classCount)" } ?? "-"),
            Figure(
                label: "cond. acc.",
                value: metrics?.conditionalAccuracy.map { NumberText.percent($0, decimals: 1) } ?? "-"),
            Figure(
                label: "\(context.glyphs.frechet) dist.",
                value: metrics?.frechetDistance.map(NumberText.short) ?? "-"),
            Figure(label: "measured", value: tick.map { "tick \($0)" } ?? "-"),
            Figure(label: "own samples", value: NumberText.grouped(node.ownCounts.reduce(0, +))),
            Figure(label: "fakes", value: NumberText.grouped(node.fakeCounts.reduce(0, +))),
            Figure(
                label: "loss D", value: measured(node.report.discriminatorLoss),
                ink: .discriminator),
            Figure(
                label: "loss G", value: measured(node.report.generatorLoss), ink: .generator),
            Figure(label: "classifier", value: measured(node.classifierLoss)),
            Figure(
                label: "buffer", value: "\(node.buffer.count) message\(node.buffer.count == 1 ? "" : "s")"),
            Figure(label: "sent", value: joules(spent.transmitNanojoules)),
            Figure(label: "received", value: joules(spent.receiveNanojoules)),
            Figure(label: "computed", value: joules(spent.computeNanojoules)),
            Figure(label: "idle", value: joules(spent.idleNanojoules + spent.sleepNanojoules)),
            Figure(label: "queue", value: "\(node.queueLength) to send"),
            Figure(label: "harvest", value: NumberText.scaled(node.harvestWatts, unit: "W")),
            Figure(label: "link loss", value: linkLoss(of: node, context)),
            Figure(label: "|grad D|", value: measured(node.report.discriminatorGradientNorm)),
            Figure(label: "|grad G|", value: measured(node.report.generatorGradientNorm)),
        ]
    }

    /// The share of frames that the node's worst open link loses.
    private static func linkLoss(of node: MeshSnapshot.Node, _ context: PaneContext) -> String {
        let rates = context.view.snapshot?.links
            .filter { $0.isOpen && $0.id.otherEnd(from: node.id) != nil }.map(\.frameErrorRate)
        return rates?.max().map { NumberText.percent($0) } ?? "-"
    }

    private static func score(_ value: Float) -> String { NumberText.fixed(Double(value), 2) }
    private static func joules(_ nanojoules: Int64) -> String {
        NumberText.scaled(Double(nanojoules) * 1e-9, unit: "J")
    }

    private static func drawEnergy(
        _ node: MeshSnapshot.Node, _ context: PaneContext, in area: Rect, on canvas: inout Canvas
    ) {
        let charge = node.energy.charge
        let text = "\(NumberText.percent(charge)), \(NumberText.scaled(node.energy.storedJoules, unit: "J"))"
        var x = canvas.write(area.x, area.y, "battery ", .muted)
        let cells = min(30, area.maxX - x - text.count - 1)
        guard cells > 0 else { return }
        NodeMarks.drawBattery(charge, cells: cells, context.glyphs, on: &canvas, at: Point(x, area.y))
        x += cells + 1
        canvas.write(x, area.y, text, .bold)
    }
}

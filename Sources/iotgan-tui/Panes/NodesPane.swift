import GANCore
import MeshModel

/// All nodes in a table, to compare them.
enum NodesPane {
    static func content(_ context: PaneContext, _ size: Size) -> PaneContent {
        guard let snapshot = context.view.snapshot, !snapshot.nodes.isEmpty else {
            return .empty(["nodes"], size, MapPane.waitingText(context.view.phase))
        }
        var canvas = Canvas(size)
        let table = NodeTable(columns, context.state.nodes, context.view)
        let selected = context.state.selectedNode
        let geometry = TableGeometry(table, in: canvas.bounds, selected: selected)
        table.draw(geometry, on: &canvas, selected: selected, context.glyphs)
        let measured = context.view.metrics.map { ["measured at tick \(NumberText.grouped($0.tick))"] } ?? []
        return PaneContent(
            title: ["nodes"] + table.description(geometry, context.glyphs) + measured, canvas: canvas)
    }

    /// In the order of how much they matter: a narrow table shows the first ones.
    static let columns: [TableColumn] = [.node, state] + learning + [.charge] + training + [health] + means

    private static let state = TableColumn(
        name: { _ in "state" }, width: 12, content: .text { $0.state.name },
        ink: { NodeMarks.style($0.state).foreground })

    private static let health = TableColumn(
        name: { _ in "health" }, width: 13, content: .text { $0.node.verdict?.rule.name ?? "" },
        ink: { $0.node.verdict?.rule.ink ?? .standard })

    private static let learning = [
        TableColumn(
            "known", width: 5, { Double($0.node.knowledge.count { $0 != nil }) }, format: count),
        TableColumn(
            "covered", width: 7, { $0.metrics.map { Double($0.coveredClasses.count) } }, format: count),
        TableColumn("acc%", width: 5, { $0.metrics.map { $0.score.accuracy * 100 } }, format: tenths),
    ]

    private static let training = [
        TableColumn("D(x)", width: 5, ink: .discriminator, { $0.measured($0.node.report.realScore) }),
        TableColumn("D(G(z))", width: 7, ink: .generator, { $0.measured($0.node.report.fakeScore) }),
        TableColumn("L_D", width: 5, ink: .discriminator, { $0.measured($0.node.report.discriminatorLoss) }),
        TableColumn("L_G", width: 5, ink: .generator, { $0.measured($0.node.report.generatorLoss) }),
        TableColumn(
            "cond%", width: 5, { $0.metrics?.conditionalAccuracy.map { $0 * 100 } }, format: tenths),
        TableColumn(
            name: { $0.frechet }, width: 7,
            content: .number({ $0.metrics?.frechetDistance }, format: NumberText.short)),
        TableColumn("grad D", width: 6, { $0.measured($0.node.report.discriminatorGradientNorm) }),
        TableColumn("grad G", width: 6, { $0.measured($0.node.report.generatorGradientNorm) }),
        TableColumn("steps", width: 9, { Double($0.node.stepCount) }, format: count),
    ]

    private static let means = [
        TableColumn("spent J", width: 7, { $0.node.energy.spent.totalJoules }),
        TableColumn("queue", width: 5, { Double($0.node.queueLength) }, format: count),
        TableColumn("buffer", width: 6, { Double($0.node.buffer.count) }, format: count),
        TableColumn("own", width: 6, { Double($0.node.ownCounts.reduce(0, +)) }, format: count),
        TableColumn("fakes", width: 6, { Double($0.node.fakeCounts.reduce(0, +)) }, format: count),
        TableColumn("links", width: 5, { Double($0.neighbours) }, format: count),
        TableColumn.radio,
    ]

    private static let tenths: @Sendable (Double) -> String = { NumberText.fixed($0, 1) }

    /// Whole numbers as they are; means of them have decimals.
    private static let count: @Sendable (Double) -> String = { value in
        value == value.rounded() ? NumberText.grouped(Int(value)) : NumberText.short(value)
    }
}

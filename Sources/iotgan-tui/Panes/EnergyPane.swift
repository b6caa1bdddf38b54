import GANCore
import MeshModel

/// Batteries and budgets: what each node holds and spends, on what, and what that buys.
enum EnergyPane {
    static func content(_ context: PaneContext, _ size: Size) -> PaneContent {
        guard let snapshot = context.view.snapshot, !snapshot.nodes.isEmpty else {
            return .empty(["energy"], size, MapPane.waitingText(context.view.phase))
        }
        var canvas = Canvas(size)
        EnergySummary(context.view, snapshot).draw(on: &canvas, in: summaryArea(size))
        let table = NodeTable(columns, context.state.energy, context.view)
        let selected = context.state.selectedNode
        let geometry = TableGeometry(
            table, in: tableArea(size, links: snapshot.links.count), selected: selected)
        table.draw(geometry, on: &canvas, selected: selected, context.glyphs)
        let links = LinkTable(snapshot)
        let area = linkArea(size, links: snapshot.links.count)
        links.draw(on: &canvas, in: area, context.glyphs)
        return PaneContent(
            title: ["energy"] + table.description(geometry, context.glyphs) + links.description(in: area),
            canvas: canvas)
    }
}

// Layout: sums at the top, nodes below, links at the bottom.
extension EnergyPane {
    private static func summaryRows(_ size: Size) -> Int { size.height >= 10 ? EnergySummary.rows + 1 : 0 }

    private static func summaryArea(_ size: Size) -> Rect {
        Rect(x: 0, y: 0, width: size.width, height: max(0, summaryRows(size) - 1))
    }

    /// A header and as many rows as the links take, but never more than a quarter of the pane.
    private static func linkRows(_ size: Size, links: Int) -> Int {
        guard links > 0, size.height >= 14 else { return 0 }
        let perRow = LinkTable.columns(size.width)
        return min(1 + (links + perRow - 1) / perRow, size.height / 4)
    }

    private static func linkArea(_ size: Size, links: Int) -> Rect {
        let rows = linkRows(size, links: links)
        return Rect(x: 0, y: size.height - rows, width: size.width, height: rows)
    }

    static func tableArea(_ size: Size, links: Int) -> Rect {
        let top = summaryRows(size)
        let bottom = linkRows(size, links: links)
        return Rect(
            x: 0, y: top, width: size.width, height: size.height - top - bottom - (bottom > 0 ? 1 : 0))
    }
}

// The columns, in the order of how much they matter.
extension EnergyPane {
    static let columns: [TableColumn] =
        [.node, battery, .charge, emptyIn] + budget + [worth, causes] + details

    private static let battery = TableColumn(
        name: { _ in "battery" }, width: 7,
        content: .drawing(
            { $0.node.energy.charge },
            { row, width, glyphs in
                var canvas = Canvas(Size(width, 1))
                NodeMarks.drawBattery(
                    row.node.energy.charge, cells: width, glyphs, on: &canvas, at: Point(0, 0))
                return canvas
            }))

    private static let emptyIn = TableColumn(
        "empty in", width: 11, hasMean: false,
        { $0.node.activity == .dark ? 0 : $0.secondsLeft },
        format: { $0 == 0 ? "empty" : LongDuration.text($0) })

    private static let budget = [
        TableColumn("spent J", width: 7, { $0.node.energy.spent.totalJoules }),
        TableColumn("radio J", width: 7, { $0.node.energy.spent.radioJoules }),
        TableColumn("compute J", width: 9, { $0.node.energy.spent.computeJoules }),
    ]

    private static let worth = TableColumn(
        AccuracyPerJoule.unit, width: 8,
        { AccuracyPerJoule.points($0.metrics?.score.accuracy, $0.node.energy.spent) },
        format: AccuracyPerJoule.text)

    private static let causes = TableColumn(
        name: { _ in "by cause" }, width: 11,
        content: .drawing(
            { row in
                let used = row.node.energy.spent.usedJoules
                return used > 0 ? row.node.energy.spent.radioJoules / used : nil
            },
            { row, width, _ in
                var canvas = Canvas(Size(width, 1))
                CauseBar(row.node.energy.spent).draw(on: &canvas, at: Point(0, 0), width: width)
                return canvas
            }))

    private static let details = [
        TableColumn("harv. mW", width: 8, { $0.node.harvestWatts * 1000 }),
        TableColumn("harv. J", width: 7, { joules($0.node.energy.harvestedNanojoules) }),
        TableColumn("send J", width: 6, ink: .transfer, { joules($0.node.energy.spent.transmitNanojoules) }),
        TableColumn("recv J", width: 6, ink: .accent, { joules($0.node.energy.spent.receiveNanojoules) }),
        TableColumn("idle J", width: 6, ink: .warning, { joules($0.node.energy.spent.idleNanojoules) }),
        TableColumn("sleep J", width: 7, { joules($0.node.energy.spent.sleepNanojoules) }),
        TableColumn("frames", width: 8, { Double($0.frames) }, format: LinkTable.countText),
        TableColumn(
            "lost%", width: 5,
            { row in
                row.frames > 0 ? Double(row.framesLost) / Double(row.frames) * 100 : nil
            }),
        TableColumn.radio,
    ]

    private static func joules(_ nanojoules: Int64) -> Double { Double(nanojoules) * 1e-9 }
}

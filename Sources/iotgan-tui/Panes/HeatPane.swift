import MeshModel

/// A row for each node and a shaded cell for each class, or for each other node: who knows what, whence, and how alike
/// the generators are.
enum HeatPane {
    static func content(_ context: PaneContext, _ size: Size) -> PaneContent {
        let view = context.state.heat
        guard let snapshot = context.view.snapshot, !snapshot.nodes.isEmpty else {
            return .empty(["heat"], size, MapPane.waitingText(context.view.phase))
        }
        var title = ["heat", view.figure.title]
        if view.figure == .distance {
            let limit = ConsensusDistances.nodeLimit
            guard snapshot.nodes.count <= limit else {
                return .empty(title, size, "more than \(limit) nodes are not compared")
            }
            title += measurement(context.view.metrics)
        }
        let grid = HeatGrid(view.figure, context, snapshot)
        var canvas = Canvas(size)
        let geometry = HeatGeometry(
            view.figure, columns: grid.columns.count, ids: snapshot.nodes.map(\.id), view.scroll,
            in: canvas.bounds, selected: context.state.selectedNode)
        drawNames(grid, geometry, on: &canvas)
        for row in geometry.rows {
            drawLabel(snapshot.nodes[row], at: geometry.y(row), context, on: &canvas)
            drawCells(grid.cells(row), at: geometry.y(row), geometry, context, on: &canvas)
        }
        drawFoot(grid, geometry, context, on: &canvas)
        return PaneContent(title: title + hidden(grid, geometry), canvas: canvas)
    }

    /// The observer measures now and then: the figures are of that tick.
    private static func measurement(_ metrics: MeshMetrics?) -> [String] {
        guard let metrics, let distances = metrics.distances else { return ["not measured yet"] }
        let mean = distances.mean.map { ["mean \(NumberText.short($0))"] } ?? []
        return mean + ["at tick \(NumberText.grouped(metrics.tick))"]
    }

    private static func hidden(_ grid: HeatGrid, _ geometry: HeatGeometry) -> [String] {
        let rows =
            geometry.ids.count > geometry.room
            ? ["rows \(geometry.firstRow + 1)-\(geometry.rows.upperBound) of \(geometry.ids.count)"] : []
        let columns = grid.columns.count - geometry.shownColumns
        return rows + (columns > 0 ? ["\(columns) columns more"] : [])
    }

    /// As many names as stand beside each other; where cells are narrow, some are left out.
    private static func drawNames(_ grid: HeatGrid, _ geometry: HeatGeometry, on canvas: inout Canvas) {
        var free = geometry.area.x
        for column in 0..<geometry.shownColumns {
            let name = String(grid.columns[column].prefix(max(2, geometry.cellWidth - 1)))
            let x = geometry.x(column) + max(0, (geometry.cellWidth - name.count) / 2)
            guard x >= free, x + name.count <= geometry.area.maxX else { continue }
            free = canvas.write(x, geometry.area.y, name, .muted) + 1
        }
    }

    private static func drawLabel(
        _ node: MeshSnapshot.Node, at y: Int, _ context: PaneContext, on canvas: inout Canvas
    ) {
        let isSelected = node.id == context.state.selectedNode
        var style = NodeMarks.style(NodeState(node))
        if isSelected { style.attributes.insert(.reverse) }
        canvas.put(0, y, NodeMarks.mark(NodeState(node), context.glyphs), style)
        var label = Style.bold
        if isSelected { label.attributes.insert(.reverse) }
        canvas.write(1, y, node.id.description, label, limit: HeatGeometry.labelWidth - 2)
    }

    private static func drawCells(
        _ cells: [HeatGrid.Cell], at y: Int, _ geometry: HeatGeometry, _ context: PaneContext,
        on canvas: inout Canvas
    ) {
        let shades = Shades(context.capabilities)
        for (column, cell) in cells.prefix(geometry.shownColumns).enumerated() {
            shades.draw(cell, on: &canvas, at: Point(geometry.x(column), y), width: geometry.cellWidth)
        }
    }

    private static func drawFoot(
        _ grid: HeatGrid, _ geometry: HeatGeometry, _ context: PaneContext, on canvas: inout Canvas
    ) {
        var y = geometry.y(geometry.rows.upperBound)
        if geometry.hasSummary, let summary = grid.summary {
            canvas.write(0, y, summary.name, .muted)
            drawCells(summary.cells, at: y, geometry, context, on: &canvas)
            y += 1
        }
        guard geometry.hasLegend, let legend = grid.legend else { return }
        var x = canvas.write(HeatGeometry.labelWidth, y + 1, legend.low + " ", .muted)
        let shades = Shades(context.capabilities)
        for step in 0...10 {
            let cell = HeatGrid.Cell(text: " ", sign: nil, level: Double(step) / 10)
            shades.draw(cell, on: &canvas, at: Point(x, y + 1), width: 1)
            x += 1
        }
        canvas.write(x, y + 1, " " + legend.high, .muted)
    }
}

import MeshModel

extension NodeTable {
    func draw(_ geometry: TableGeometry, on canvas: inout Canvas, selected: NodeID?, _ glyphs: Glyphs) {
        let area = geometry.area
        guard !area.isEmpty else { return }
        for column in geometry.columns { drawHeader(column, geometry, glyphs, on: &canvas) }
        guard !rows.isEmpty else {
            canvas.write(area.x, area.y + 1, "no node fits \"\(view.filter)\"", .muted, limit: area.width)
            return
        }
        for (offset, row) in rows.dropFirst(geometry.firstRow).prefix(geometry.room).enumerated() {
            let y = area.y + 1 + offset
            for column in geometry.columns { drawCell(row, column, y, glyphs, on: &canvas) }
            if row.node.id == selected { mark(y, geometry, on: &canvas) }
        }
        if let y = geometry.meanY { drawMeans(geometry, y, glyphs, on: &canvas) }
    }

    /// The name, and an arrow beside that of the column that the rows are sorted by.
    private func drawHeader(
        _ column: TableGeometry.Column, _ geometry: TableGeometry, _ glyphs: Glyphs, on canvas: inout Canvas
    ) {
        let name = columns[column.index].name(glyphs)
        let isSorted = column.index == view.column
        let style = isSorted ? Style(.accent, .bold) : .muted
        let isNumber = columns[column.index].isNumber
        let x = isNumber ? column.x + column.width - name.count : column.x
        canvas.write(x, geometry.area.y, name, style)
        guard isSorted else { return }
        let arrow = glyphs.arrows[view.isReversed ? 2 : 6]
        canvas.put(isNumber ? x - 1 : x + name.count, geometry.area.y, arrow, style)
    }

    private func drawCell(
        _ row: NodeFigures, _ column: TableGeometry.Column, _ y: Int, _ glyphs: Glyphs,
        on canvas: inout Canvas
    ) {
        let kind = columns[column.index]
        switch kind.content {
        case .text(let text):
            canvas.write(
                column.x, y, text(row).fitted(column.width, glyphs), Style(kind.ink(row)),
                limit: column.width)
        case .drawing(_, let draw): canvas.draw(draw(row, column.width, glyphs), at: column.x, y)
        case .number(let value, let format):
            let number = value(row)
            let isWrong = number.map { !$0.isFinite } ?? false
            let style = isWrong ? Style(.bad, .bold) : number == nil ? .muted : Style(kind.ink(row))
            let text = (number.map(format) ?? "-").fitted(column.width, glyphs)
            canvas.write(endingAt: column.x + column.width, y, text, style)
        }
    }

    /// Turns a row round, in one colour: cells of many would tear it to pieces.
    private func mark(_ y: Int, _ geometry: TableGeometry, on canvas: inout Canvas) {
        for x in geometry.area.x..<geometry.area.maxX {
            var cell = canvas[x, y]
            cell.style = Style(.standard, cell.style.attributes.union(.reverse))
            canvas[x, y] = cell
        }
    }

    /// Means of what is a number, over the nodes that have it.
    private func drawMeans(
        _ geometry: TableGeometry, _ y: Int, _ glyphs: Glyphs, on canvas: inout Canvas
    ) {
        canvas.write(geometry.area.x, y, "mean", .muted)
        for column in geometry.columns {
            let kind = columns[column.index]
            guard kind.hasMean, case .number(let value, let format) = kind.content else { continue }
            let values = rows.compactMap(value).filter(\.isFinite)
            guard !values.isEmpty else { continue }
            let mean = values.reduce(0, +) / Double(values.count)
            canvas.write(
                endingAt: column.x + column.width, y, format(mean).fitted(column.width, glyphs), .muted)
        }
    }
}

import MeshModel

/// A table with a row for each node: sorted, filtered, with a header and a mean that stay where they are.
struct NodeTable {
    let columns: [TableColumn]
    /// Those that pass the filter, in their order.
    let rows: [NodeFigures]
    let view: TableView
    /// Nodes that the filter keeps out.
    let hiddenCount: Int

    init(_ columns: [TableColumn], _ view: TableView, _ engine: EngineView) {
        self.columns = columns
        self.view = view
        let all = NodeFigures.all(engine)
        let filter = NodeFilter(view.filter, classNames: engine.snapshot?.classNames ?? [])
        let shown = all.filter(filter.fits)
        hiddenCount = all.count - shown.count
        rows = NodeTable.sorted(shown, by: columns[view.column], isReversed: view.isReversed)
    }

    var ids: [NodeID] { rows.map(\.node.id) }

    /// How the table is sorted and filtered, and what of it cannot be seen, for a title.
    func description(_ geometry: TableGeometry, _ glyphs: Glyphs) -> [String] {
        var parts = ["by \(columns[view.column].name(glyphs))" + (view.isReversed ? ", largest first" : "")]
        if !view.filter.isEmpty {
            parts.append("\(rows.count) of \(rows.count + hiddenCount) with \"\(view.filter)\"")
        }
        if rows.count > geometry.room {
            let last = min(rows.count, geometry.firstRow + geometry.room)
            parts.append("rows \(geometry.firstRow + 1)-\(last) of \(rows.count)")
        }
        let hidden = columns.count - geometry.columns.count
        if hidden > 0 { parts.append("\(hidden) columns more") }
        return parts
    }

    /// Equal rows keep the order of their numbers, in either direction.
    private static func sorted(
        _ rows: [NodeFigures], by column: TableColumn, isReversed: Bool
    ) -> [NodeFigures] {
        rows.sorted { first, second in
            let (isKnown, isOtherKnown) = (column.isKnown(first), column.isKnown(second))
            if isKnown != isOtherKnown { return isKnown }
            guard let rises = column.rises(first, second) else { return first.node.id < second.node.id }
            return rises != isReversed
        }
    }
}

/// Where the parts of a table lie.
struct TableGeometry {
    struct Column {
        var index: Int
        var x: Int
        var width: Int
    }

    let area: Rect
    let columns: [Column]
    let firstRow: Int
    /// Rows of nodes that fit.
    let room: Int
    /// The row of the mean; nil where there is no room for it.
    let meanY: Int?

    init(_ table: NodeTable, in area: Rect, selected: NodeID?) {
        self.area = area
        room = TableGeometry.room(area.height)
        let hasMean = area.height >= TableGeometry.heightWithMean
        meanY = hasMean ? area.y + 1 + min(room, table.rows.count) : nil
        firstRow = table.view.scroll.firstRow(of: table.ids, room: room, selected: selected)
        columns = TableGeometry.columns(table, in: area)
    }

    /// A shorter table shows nodes instead of their mean.
    private static let heightWithMean = 6

    /// Rows of nodes in a table of this height.
    static func room(_ height: Int) -> Int { max(1, height - (height >= heightWithMean ? 2 : 1)) }

    /// Columns come in the order of their importance: what does not fit drops out on the right, but never the one that
    /// the table is sorted by.
    private static func columns(_ table: NodeTable, in area: Rect) -> [Column] {
        let sorted = table.view.column
        func width(_ indices: [Int]) -> Int { indices.reduce(-1) { $0 + table.columns[$1].width + 1 } }
        var kept = Array(table.columns.indices)
        while width(kept) > area.width, let last = kept.last(where: { $0 != sorted && $0 != 0 }) {
            kept.removeAll { $0 == last }
        }
        var x = area.x
        return kept.map { index in
            let column = Column(index: index, x: x, width: table.columns[index].width)
            x += column.width + 1
            return column
        }
    }

    enum Hit: Hashable {
        case header(column: Int)
        case node(NodeID)
    }

    /// What lies at a point.
    func hit(_ point: Point, _ table: NodeTable) -> Hit? {
        guard area.contains(point) else { return nil }
        if point.y == area.y {
            return columns.last { $0.x - 1 <= point.x }.map { .header(column: $0.index) }
        }
        let row = firstRow + point.y - area.y - 1
        guard point.y - area.y - 1 < room, table.rows.indices.contains(row) else { return nil }
        return .node(table.rows[row].node.id)
    }
}

import MeshModel

/// Where the parts of a heat map lie: names above, nodes on the left, a summary and a legend below.
struct HeatGeometry: Hashable, Sendable {
    let area: Rect
    let ids: [NodeID]
    let firstRow: Int
    /// Rows of nodes that fit.
    let room: Int
    let cellWidth: Int
    let shownColumns: Int
    let hasSummary: Bool
    let hasLegend: Bool

    static let labelWidth = 6

    init(
        _ figure: HeatFigure, columns: Int, ids: [NodeID], _ scroll: RowScroll, in area: Rect,
        selected: NodeID?
    ) {
        self.area = area
        self.ids = ids
        let isHigh = area.height >= 8
        hasSummary = figure.hasSummary && isHigh
        hasLegend = figure.hasLegend && isHigh
        room = max(1, area.height - 1 - (hasSummary ? 1 : 0) - (hasLegend ? 2 : 0))
        firstRow = scroll.firstRow(of: ids, room: room, selected: selected)
        let available = max(0, area.width - HeatGeometry.labelWidth)
        cellWidth = min(HeatGeometry.widestCell, max(1, available / max(1, columns)))
        shownColumns = min(columns, available / cellWidth)
    }

    private static let widestCell = 9

    func x(_ column: Int) -> Int { area.x + HeatGeometry.labelWidth + column * cellWidth }

    /// Rows of nodes that are drawn.
    var rows: Range<Int> { firstRow..<min(ids.count, firstRow + room) }
    func y(_ row: Int) -> Int { area.y + 1 + row - firstRow }

    func node(at point: Point) -> NodeID? {
        guard area.contains(point) else { return nil }
        return rows.first { y($0) == point.y }.map { ids[$0] }
    }
}

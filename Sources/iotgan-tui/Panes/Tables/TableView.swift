import MeshModel

/// What a table of nodes remembers from one frame to the next.
struct TableView: Hashable, Sendable {
    /// The column that the rows are sorted by.
    private(set) var column = 0
    /// Whether the largest stands first.
    private(set) var isReversed = false
    /// Only nodes that it fits are shown.
    var filter = ""
    var scroll = RowScroll()

    mutating func update(_ action: PaneAction, _ table: NodeTable, room: Int, selected: inout NodeID?) {
        switch action {
        case .scroll(let lines): scroll.update(lines, table.ids, room: room, selected: &selected)
        case .cycle(let offset): column = (column + offset + table.columns.count) % table.columns.count
        case .reverse: isReversed.toggle()
        case .follow: scroll.follow()
        case .filter(let text): filter = text
        case .zoom, .pan: break
        }
    }

    /// Sorts by a column, and the other way round where it is sorted by it already.
    mutating func sort(by column: Int) {
        isReversed = column == self.column && !isReversed
        self.column = column
    }
}

/// What the pane about one node remembers from one frame to the next.
struct NodeView: Hashable, Sendable {
    /// The first row that is shown of all that is known about the node.
    private(set) var firstRow = 0

    /// - Parameters:
    ///   - lastFirst: the first row when the last one is in view.
    ///   - page: rows that are shown.
    mutating func update(_ action: PaneAction, lastFirst: Int, page: Int) {
        switch action {
        case .scroll(.lines(let lines)): firstRow += lines
        case .scroll(.pageUp): firstRow -= max(1, page - 1)
        case .scroll(.pageDown): firstRow += max(1, page - 1)
        case .scroll(.first), .follow: firstRow = 0
        case .scroll(.last): firstRow = lastFirst
        case .zoom, .pan, .cycle, .reverse, .filter: break
        }
        firstRow = min(max(0, firstRow), max(0, lastFirst))
    }
}

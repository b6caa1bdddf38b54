import MeshModel

/// Which rows of a long list of nodes are shown: those around the selected node, until somebody scrolls away.
struct RowScroll: Hashable, Sendable {
    /// The first row that was shown when the user last did something.
    private(set) var first = 0
    private(set) var isFollowing = true

    /// The first row to be shown, so that the selected one is among the `room` rows where it is followed.
    func firstRow(of ids: [NodeID], room: Int, selected: NodeID?) -> Int {
        var row = first
        if isFollowing, let index = ids.firstIndex(where: { $0 == selected }) {
            row = min(max(row, index - room + 1), index)
        }
        return min(max(0, row), max(0, ids.count - room))
    }

    /// Pages and ends move the selection, as in other lists of processes; single lines, which the wheel turns, move
    /// what is seen of the list.
    mutating func update(
        _ scroll: PaneAction.Scroll, _ ids: [NodeID], room: Int, selected: inout NodeID?
    ) {
        first = firstRow(of: ids, room: room, selected: selected)
        switch scroll {
        case .lines(let lines):
            isFollowing = false
            first = min(max(0, first + lines), max(0, ids.count - room))
        case .pageUp: select(by: -max(1, room), ids, room: room, &selected)
        case .pageDown: select(by: max(1, room), ids, room: room, &selected)
        case .first: select(by: -ids.count, ids, room: room, &selected)
        case .last: select(by: ids.count, ids, room: room, &selected)
        }
    }

    /// Selects the node so many rows further down, and shows it.
    mutating func select(by offset: Int, _ ids: [NodeID], room: Int, _ selected: inout NodeID?) {
        guard !ids.isEmpty else { return }
        first = firstRow(of: ids, room: room, selected: selected)
        isFollowing = true
        // A node that the list does not hold: begin at the end that one comes from.
        let index = ids.firstIndex { $0 == selected } ?? (offset > 0 ? -1 : ids.count)
        selected = ids[min(max(0, index + offset), ids.count - 1)]
        first = firstRow(of: ids, room: room, selected: selected)
    }

    mutating func follow() { isFollowing = true }
}

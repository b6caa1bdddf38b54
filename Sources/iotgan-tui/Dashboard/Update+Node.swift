import MeshModel

// The pane about one node, which scrolls when it has the whole screen and not all fits.
extension DashboardState {
    mutating func updateNode(_ action: PaneAction, _ view: EngineView) {
        let room = area(of: .node).size
        node.update(action, lastFirst: lastFirstRow(room, view), page: room.height)
    }

    /// Whether arrows up and down scroll the pane, because there is more of it than is seen.
    func scrollsWithArrows(_ pane: PaneKind, _ view: EngineView) -> Bool {
        pane.scrollsWithArrows || pane == .node && lastFirstRow(area(of: .node).size, view) > 0
    }

    private func lastFirstRow(_ room: Size, _ view: EngineView) -> Int {
        guard isExpanded, let snapshot = view.snapshot, let id = selectedNode,
            let selected = snapshot.node(id)
        else { return 0 }
        return NodeDossier(selected, snapshot, view, .unicode, room).lastFirst
    }
}

import MeshModel

// Panes with a table whose rows are nodes.
extension DashboardState {
    /// Where a pane's table is remembered; nil for panes without one.
    private func tablePath(of pane: PaneKind) -> WritableKeyPath<DashboardState, TableView>? {
        switch pane {
        case .energy: \.energy
        case .nodes: \.nodes
        case .map, .node, .losses, .gallery, .log, .heat: nil
        }
    }

    /// The table of a pane, and where it lies on the screen.
    private func table(of pane: PaneKind, _ view: EngineView) -> (table: NodeTable, geometry: TableGeometry)?
    {
        let area = area(of: pane)
        switch pane {
        case .energy:
            let inside = EnergyPane.tableArea(area.size, links: view.snapshot?.links.count ?? 0)
            let rows = Rect(
                x: area.x + inside.x, y: area.y + inside.y, width: inside.width, height: inside.height)
            return placed(NodeTable(EnergyPane.columns, energy, view), in: rows)
        case .nodes: return placed(NodeTable(NodesPane.columns, nodes, view), in: area)
        case .map, .node, .losses, .gallery, .log, .heat: return nil
        }
    }

    private func placed(_ table: NodeTable, in area: Rect) -> (table: NodeTable, geometry: TableGeometry) {
        (table, TableGeometry(table, in: area, selected: selectedNode))
    }

    mutating func updateTable(of pane: PaneKind, _ action: PaneAction, _ view: EngineView) {
        guard let path = tablePath(of: pane), let (table, geometry) = table(of: pane, view) else { return }
        var selected = selectedNode
        self[keyPath: path].update(action, table, room: geometry.room, selected: &selected)
        selectedNode = selected
    }

    /// Selects the node so many rows below the selected one.
    mutating func selectRow(by offset: Int, _ view: EngineView) {
        guard let path = tablePath(of: focus), let (table, geometry) = table(of: focus, view) else { return }
        var selected = selectedNode
        self[keyPath: path].scroll.select(by: offset, table.ids, room: geometry.room, &selected)
        selectedNode = selected
    }

    /// A click on a header sorts by its column, one on a row selects its node.
    mutating func clickTable(_ point: Point, _ view: EngineView) {
        guard let path = tablePath(of: focus), let (table, geometry) = table(of: focus, view) else { return }
        switch geometry.hit(point, table) {
        case .header(let column): self[keyPath: path].sort(by: column)
        case .node(let node): selectedNode = node
        case nil: break
        }
    }
}

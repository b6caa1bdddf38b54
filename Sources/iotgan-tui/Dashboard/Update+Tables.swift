import MeshModel

// Tables whose rows are nodes.
extension DashboardState {
    /// The table of a pane, and where it lies.
    private func table(of pane: PaneKind, _ view: EngineView) -> (table: NodeTable, geometry: TableGeometry)?
    {
        guard pane == .nodes else { return nil }
        let table = NodeTable(NodesPane.columns, nodes, view)
        return (table, TableGeometry(table, in: area(of: pane), selected: selectedNode))
    }

    mutating func updateTable(of pane: PaneKind, _ action: PaneAction, _ view: EngineView) {
        guard let (table, geometry) = table(of: pane, view) else { return }
        nodes.update(action, table, room: geometry.room, selected: &selectedNode)
    }

    mutating func selectRow(by offset: Int, _ view: EngineView) {
        guard let (table, geometry) = table(of: focus, view) else { return }
        nodes.scroll.select(by: offset, table.ids, room: geometry.room, &selectedNode)
    }

    /// A click on a header sorts by its column, one on a row selects its node.
    mutating func clickTable(_ point: Point, _ view: EngineView) {
        guard let (table, geometry) = table(of: focus, view) else { return }
        switch geometry.hit(point, table) {
        case .header(let column): nodes.sort(by: column)
        case .node(let node): selectedNode = node
        case nil: break
        }
    }
}

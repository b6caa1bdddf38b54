import MeshModel

// The heat map's rows.
extension DashboardState {
    private func heatGeometry(_ view: EngineView) -> HeatGeometry? {
        guard let snapshot = view.snapshot else { return nil }
        let columns = heat.figure == .distance ? snapshot.nodes.count : snapshot.classNames.count
        return HeatGeometry(
            heat.figure, columns: columns, ids: snapshot.nodes.map(\.id), heat.scroll, in: area(of: .heat),
            selected: selectedNode)
    }

    mutating func updateHeat(_ action: PaneAction, _ view: EngineView) {
        guard let geometry = heatGeometry(view) else { return }
        var selected = selectedNode
        heat.update(action, geometry.ids, room: geometry.room, selected: &selected)
        selectedNode = selected
    }

    mutating func selectHeatRow(by offset: Int, _ view: EngineView) {
        guard let geometry = heatGeometry(view) else { return }
        var selected = selectedNode
        heat.scroll.select(by: offset, geometry.ids, room: geometry.room, &selected)
        selectedNode = selected
    }

    mutating func clickHeat(_ point: Point, _ view: EngineView) {
        if let node = heatGeometry(view)?.node(at: point) { selectedNode = node }
    }
}

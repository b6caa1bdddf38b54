import MeshModel

// From the log to nodes and times.
extension DashboardState {
    private func logPage(_ view: EngineView) -> LogPage {
        LogPage(log.entries(of: view), view, area(of: .log).size)
    }

    /// Selects the node of the selected entry, or of the newest, and goes to its pane; of several nodes the one after that
    /// which is selected.
    mutating func jumpFromLog(_ view: EngineView) {
        let entries = log.entries(of: view)
        guard let entry = log.selectedIndex(in: entries).map({ entries[$0] }) ?? entries.last else { return }
        guard select(of: entry, view) else { return }
        show(.node)
    }

    /// - Returns: whether one of the entry's nodes is there.
    private mutating func select(of entry: LogEntry, _ view: EngineView) -> Bool {
        let nodes = entry.nodes
        let present = nodes.filter { view.snapshot?.node($0) != nil }
        guard !present.isEmpty else {
            message = nodes.first.map { "node \($0) is not here any more" } ?? "that is about no single node"
            return false
        }
        let next = present.firstIndex { $0 == selectedNode }.map { ($0 + 1) % present.count } ?? 0
        selectedNode = present[next]
        return true
    }

    /// Selects the entry under the mouse, and its node.
    mutating func clickLog(_ point: Point, _ view: EngineView) {
        let page = logPage(view)
        let row = point.y - area(of: .log).y
        let rows = page.rows(endingAt: log.bottomIndex(in: page.entries))
        guard let index = rows.first(where: { $0.rows.contains(row) })?.index else { return }
        log.select(index, page)
        _ = select(of: page.entries[index], view)
    }

    mutating func showLog(at tick: Int, _ view: EngineView) {
        show(.log)
        let found = log.go(to: tick, view, area(of: .log).size)
        let oldest = view.snapshot?.events.first?.tick
        if let oldest, tick < oldest, found != nil {
            message = "the log goes back to tick \(oldest)"
        } else if found == nil {
            message = "nothing has happened since tick \(tick)"
        }
    }

    mutating func showLog(of node: NodeID?) {
        log.node = node
        message = node.map { "the log shows node \($0) alone" } ?? "the log shows all nodes"
    }
}

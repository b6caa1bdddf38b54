import MeshModel

// Moving about: nodes, panes, links.
extension DashboardState {
    mutating func browse(_ action: Action, _ view: EngineView) -> [Effect] {
        let formerly = selectedNode
        defer { if selectedNode != formerly { revealSelected(view) } }
        switch action {
        case .move(let direction): move(direction, view)
        case .select(let node): selectedNode = node
        case .nextNode: selectNode(by: 1, view)
        case .previousNode: selectNode(by: -1, view)
        case .nextPane: focusPane(by: 1)
        case .previousPane: focusPane(by: -1)
        case .focus(let pane): show(pane)
        case .expand: toggleExpanded()
        case .rearrangeMap: rearrangeMap(view)
        case .inspect: inspect(view)
        case .removeNode: askForRemoval(view)
        case .toggleLink: beginChoosingLink(view)
        case .click(let point):
            if let journey = journey(to: point, view) { return travel(journey, view) }
            click(point, view)
        case .drag(let start, let end):
            if journey(to: start, view) != nil, let journey = journey(to: Point(end.x, start.y), view) {
                return travel(journey, view)
            }
            return drag(from: start, to: end, view)
        case .wheel(let point, let direction): turnWheel(at: point, direction, view)
        case .pane(let action): updatePane(focus, action, view)
        case .beginFilter: beginFilter()
        case .showLogAt(let tick): showLog(at: tick, view)
        case .showLogOf(let node): showLog(of: node)
        default: break
        }
        return []
    }

    /// A pane that the present layout has no room for gets the whole screen.
    mutating func show(_ pane: PaneKind) {
        focus = pane
        let isThere = layout(expanded: nil).slots.contains { $0.pane == pane }
        if !isThere { isExpanded = true }
    }

    /// From a row of a table to all about its node, from the log to the node of an entry; from elsewhere as its pane is
    /// expanded.
    private mutating func inspect(_ view: EngineView) {
        if focus == .log { return jumpFromLog(view) }
        if focus.rowsAreNodes {
            focus = .node
            isExpanded = true
            return
        }
        if focus == .map { focus = .node }
        toggleExpanded()
    }

    private mutating func toggleExpanded() {
        isExpanded.toggle()
        keepFocusOnScreen()
    }

    /// A pane that is not on the screen must not take keys.
    mutating func keepFocusOnScreen() {
        let slots = layout.slots
        if !slots.isEmpty, !slots.contains(where: { $0.pane == focus }) { focus = .map }
    }

    private mutating func move(_ direction: Direction, _ view: EngineView) {
        if scrollsWithArrows(focus, view), direction == .up || direction == .down {
            updatePane(focus, .scroll(.lines(direction == .up ? -1 : 1)), view)
            return
        }
        if focus.rowsAreNodes, direction == .up || direction == .down {
            let offset = direction == .up ? -1 : 1
            if focus == .heat { selectHeatRow(by: offset, view) } else { selectRow(by: offset, view) }
            return
        }
        selectedNode =
            view.snapshot.flatMap { snapshot in
                let layout = MapLayout(snapshot, map.arrangement)
                return snapshot.neighbour(of: selectedNode, towards: direction, in: layout)
            } ?? selectedNode
    }

    /// What a pane makes of an action.
    private mutating func updatePane(_ pane: PaneKind, _ action: PaneAction, _ view: EngineView) {
        switch pane {
        case .log: log.update(action, view, area(of: pane).size)
        case .map: map.update(action, selected: selectedPlace(view))
        case .energy, .nodes: updateTable(of: pane, action, view)
        case .heat: updateHeat(action, view)
        case .losses: losses.update(action)
        case .gallery: gallery.update(action, classCount: view.snapshot?.classNames.count ?? 0)
        case .node: updateNode(action, view)
        }
    }

    private mutating func turnWheel(at point: Point, _ direction: Direction, _ view: EngineView) {
        guard let slot = slot(at: point) else { return }
        let isUp = direction == .up
        if slot.pane == .map {
            zoomMap(by: isUp ? 1 : -1, at: point, in: slot.frame.inner, view)
            return
        }
        let action: PaneAction =
            slot.pane == .node || slot.pane.scrollsWithArrows || slot.pane.rowsAreNodes
            ? .scroll(.lines(isUp ? -3 : 3)) : .zoom(isUp ? 1 : -1)
        updatePane(slot.pane, action, view)
    }

    /// The inside of a pane.
    func area(of pane: PaneKind) -> Rect {
        layout.slots.first { $0.pane == pane }?.frame.inner ?? Rect(size)
    }

    func slot(at point: Point) -> Layout.Slot? {
        layout.slots.first { $0.frame.contains(point) }
    }

    private mutating func selectNode(by offset: Int, _ view: EngineView) {
        guard let nodes = view.snapshot?.nodes, !nodes.isEmpty else { return }
        let index = nodes.firstIndex { $0.id == selectedNode } ?? 0
        selectedNode = nodes[(index + offset + nodes.count) % nodes.count].id
    }

    private mutating func focusPane(by offset: Int) {
        let panes = isExpanded ? PaneKind.allCases : layout(expanded: nil).slots.map(\.pane)
        guard let index = panes.firstIndex(of: focus) else {
            focus = panes.first ?? .map
            return
        }
        focus = panes[(index + offset + panes.count) % panes.count]
    }

    private mutating func askForRemoval(_ view: EngineView) {
        guard let node = selectedNode, view.snapshot?.node(node) != nil else {
            message = "no node is selected"
            return
        }
        guard view.snapshot.map({ $0.nodes.count > 1 }) ?? false else {
            message = "the last node cannot be removed"
            return
        }
        mode = .confirming(.removal(node))
    }

    mutating func click(_ point: Point, _ view: EngineView) {
        guard let slot = slot(at: point) else { return }
        focus = slot.pane
        guard let snapshot = view.snapshot else { return }
        switch slot.pane {
        case .map:
            clickMap(point, MapGeometry(snapshot, area: slot.frame.inner, self), view)
        case .gallery:
            let geometry = GalleryGeometry(
                snapshot, area: slot.frame.inner, selected: selectedNode, gallery)
            if let node = geometry.node(at: point) { selectedNode = node }
        case .energy, .nodes: clickTable(point, view)
        case .heat: clickHeat(point, view)
        case .log: clickLog(point, view)
        case .node, .losses: break
        }
    }
}

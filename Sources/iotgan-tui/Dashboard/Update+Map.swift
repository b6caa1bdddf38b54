import MeshModel

// The mouse on the map, and what of the map is seen.
extension DashboardState {
    /// Where the selected node stands on the whole map.
    func selectedPlace(_ view: EngineView) -> MapPlace? {
        guard let nodes = view.snapshot?.nodes, let index = nodes.firstIndex(where: { $0.id == selectedNode })
        else { return nil }
        return view.snapshot.map { MapLayout($0, map.arrangement).places[index] }
    }

    /// Lays the map out by links instead of positions, or the other way round.
    mutating func rearrangeMap(_ view: EngineView) {
        guard let snapshot = view.snapshot else { return }
        map.rearrange(from: MapLayout(snapshot, map.arrangement).arrangement)
        message = map.arrangement == .links ? "the map is laid out by links" : "the map shows radio positions"
    }

    mutating func revealSelected(_ view: EngineView) {
        guard map.level > 0, let place = selectedPlace(view) else { return }
        map.reveal(place)
    }

    /// A node is selected, a cluster is opened, a link is chosen.
    mutating func clickMap(_ point: Point, _ geometry: MapGeometry, _ view: EngineView) {
        guard let snapshot = view.snapshot else { return }
        if geometry.cluster(at: point) != nil {
            map.zoom(by: 2, at: geometry.share(of: point), selected: selectedPlace(view))
        }
        if let node = geometry.node(at: point, after: selectedNode) {
            selectedNode = node
            mode = .browsing
        } else if let link = geometry.link(near: point, of: snapshot.links) {
            if link.otherEnd(from: selectedNode ?? link.low) == nil { selectedNode = link.low }
            mode = .choosingLink(link)
        }
    }

    mutating func zoomMap(by steps: Int, at point: Point, in area: Rect, _ view: EngineView) {
        guard let snapshot = view.snapshot else { return }
        let share = MapGeometry(snapshot, area: area, self).share(of: point)
        map.zoom(by: steps, at: share, selected: selectedPlace(view))
    }

    /// From a node to another: links them, or cuts or restores their link. From a node to the ground: moves it. Over the
    /// ground: splits the network along that line.
    mutating func drag(from start: Point, to end: Point, _ view: EngineView) -> [Effect] {
        guard let slot = slot(at: start), slot.pane == .map, let snapshot = view.snapshot else { return [] }
        let geometry = MapGeometry(snapshot, area: slot.frame.inner, self)
        // The press has selected the node under it; of several in one cell it is the one that is meant.
        let isOnSelected =
            geometry.detail >= .mark
            && selectedNode.flatMap { geometry.place($0) }
                .map { $0.isInside && $0.card.contains(start) } ?? false
        let pressed = geometry.detail < .mark ? nil : geometry.node(at: start)
        guard let node = isOnSelected ? selectedNode : pressed else {
            return split(along: start, end, geometry, snapshot, view)
        }
        if let other = geometry.node(at: end), other != node {
            return join(LinkID(node, other), snapshot, view)
        }
        // A hand that clicks may tremble by a column.
        guard slot.frame.inner.contains(end), abs(end.x - start.x) > 1 || end.y != start.y else { return [] }
        return move(node, from: start, to: end, geometry, snapshot, view)
    }

    private mutating func join(
        _ link: LinkID, _ snapshot: MeshSnapshot, _ view: EngineView
    ) -> [Effect] {
        guard let known = snapshot.links.first(where: { $0.id == link }) else {
            message = "links \(link.low) and \(link.high)"
            return intervene([.addLink(link)], view)
        }
        message = known.isCut ? "restores link \(link)" : "cuts link \(link)"
        return intervene([known.isCut ? .restoreLink(link) : .cutLink(link)], view)
    }

    private mutating func move(
        _ id: NodeID, from start: Point, to end: Point, _ geometry: MapGeometry, _ snapshot: MeshSnapshot,
        _ view: EngineView
    ) -> [Effect] {
        guard let node = snapshot.node(id) else { return [] }
        guard geometry.layout.arrangement == .positions else {
            message = "nodes stand where their links put them here; :layout shows positions"
            return []
        }
        let position = geometry.position(movedBy: end.x - start.x, end.y - start.y, from: node.position)
        guard position.x.isFinite, position.y.isFinite else { return [] }
        message = "moves node \(id) to \(position.x), \(position.y) m"
        return intervene([.moveNode(id, position)], view)
    }

    private mutating func split(
        along start: Point, _ end: Point, _ geometry: MapGeometry, _ snapshot: MeshSnapshot,
        _ view: EngineView
    ) -> [Effect] {
        let crossed = geometry.links(crossing: start, end, of: snapshot.links.filter { !$0.isCut })
        guard !crossed.isEmpty else {
            message = "no link crosses that line"
            return []
        }
        message = "cuts \(NumberText.count(crossed.count, "link")) across that line"
        return intervene(crossed.map { .cutLink($0) }, view)
    }
}

import MeshModel

/// All that the map's drawings look at, worked out once a frame.
struct MapScene: Sendable {
    let snapshot: MeshSnapshot
    let geometry: MapGeometry
    let parts: MapParts
    let names: MapNames
    let states: [NodeState]
    /// Whether the links are so many that nobody could tell one from another: those of the selected node are drawn then, and
    /// those that carry less than they should.
    let hidesLinks: Bool
    let selected: NodeID?
    /// The link that is chosen with `c`.
    let chosen: LinkID?
    let capabilities: Capabilities

    var glyphs: Glyphs { capabilities.glyphs }

    init(_ snapshot: MeshSnapshot, _ context: PaneContext, _ size: Size) {
        self.snapshot = snapshot
        capabilities = context.capabilities
        selected = context.state.selectedNode
        if case .choosingLink(let link) = context.state.mode { chosen = link } else { chosen = nil }
        let geometry = MapGeometry(snapshot, area: Rect(size), context.state)
        self.geometry = geometry
        parts = MapParts(snapshot) { geometry.number(of: $0) }
        states = snapshot.nodes.map { NodeState($0) }
        hidesLinks = Self.isTangle(snapshot, geometry)
        names = MapNames(geometry, preferring: Self.preferred(snapshot, selected))
    }

    /// Whether links would cover more cells than there are.
    private static func isTangle(_ snapshot: MeshSnapshot, _ geometry: MapGeometry) -> Bool {
        guard geometry.detail == .mark else { return false }
        let size = geometry.area.size
        var cells = 0
        for link in snapshot.links {
            guard let low = geometry.place(link.id.low), let high = geometry.place(link.id.high),
                low.isInside || high.isInside
            else { continue }
            let dx = min(size.width, abs(low.card.x - high.card.x))
            cells += max(dx, min(size.height, abs(low.card.y - high.card.y)))
        }
        return cells > size.width * size.height
    }

    /// The selected node, and then its neighbours.
    private static func preferred(_ snapshot: MeshSnapshot, _ selected: NodeID?) -> [NodeID] {
        guard let selected else { return [] }
        return [selected] + snapshot.links.compactMap { $0.id.otherEnd(from: selected) }
    }

    /// Whether cells are on the map and under no card.
    func isFree(_ rect: Rect) -> Bool {
        rect.intersection(geometry.area) == rect
            && !geometry.places.contains { $0.isInside && $0.card.intersects(rect) }
    }

    func touchesSelected(_ link: LinkID) -> Bool {
        selected.map { link.otherEnd(from: $0) != nil } ?? false
    }
}

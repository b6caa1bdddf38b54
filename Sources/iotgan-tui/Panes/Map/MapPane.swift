import MeshModel

/// The mesh: nodes at their positions or where their links cross the least, links, and weight vectors on their way.
///
/// The keys zoom (`+`, `-`, `0`), pan (`H`, `J`, `K`, `L`) and follow the selected node (`a`); the mouse selects, moves and
/// links nodes and splits the network.
enum MapPane {
    static func content(_ context: PaneContext, _ size: Size) -> PaneContent {
        guard let snapshot = context.view.snapshot else {
            return .empty(["mesh"], size, waitingText(context.view.phase))
        }
        guard !snapshot.nodes.isEmpty else {
            return .empty(["mesh", "0 nodes"], size, "no nodes: i injects one")
        }
        var canvas = Canvas(size)
        let scene = MapScene(snapshot, context, size)
        switch scene.geometry.detail {
        case .density: MapDensity(scene, context).draw(on: &canvas)
        case .cluster:
            MapBundles(scene).draw(scene, on: &canvas)
            MapTransfers.draw(scene, on: &canvas)
            MapNodes.drawClusters(scene, on: &canvas)
        default:
            MapLinks.draw(scene, on: &canvas)
            MapTransfers.draw(scene, on: &canvas)
            MapNodes.draw(scene, context, on: &canvas)
        }
        MapEdges.draw(scene, context.state.map, on: &canvas)
        return PaneContent(title: title(scene, context), canvas: canvas)
    }

    /// What to say while there is no mesh.
    static func waitingText(_ phase: EngineView.Phase) -> String {
        switch phase {
        case .preparing: "reading the data set"
        case .failed: "the engine stopped"
        case .running, .paused: "waiting for the first tick"
        }
    }

    /// What is wrong comes before what is always there.
    private static func title(_ scene: MapScene, _ context: PaneContext) -> [String] {
        let state = context.state
        let nodes = scene.snapshot.nodes.count
        let links = scene.snapshot.links.count
        let cut = scene.snapshot.links.count { $0.isCut }
        var parts = ["mesh", NumberText.count(nodes, "node")]
        if scene.parts.count > 1 { parts.append("\(scene.parts.count) parts") }
        parts.append(NumberText.count(links, "link"))
        if scene.hidesLinks { parts.append("too many to draw") }
        if cut > 0 { parts.append("\(cut) cut") }
        switch scene.geometry.detail {
        case .density: parts.append("density by \(state.map.colouring)")
        case .cluster: parts.append("clusters")
        case .picture: parts += context.pictures.contrastTitle
        default: break
        }
        if scene.geometry.layout.arrangement == .links {
            parts.append("auto-layout")
        } else if state.map.arrangement == .positions {
            parts.append("radio positions")
        }
        if state.map.isFollowing, let node = state.selectedNode { parts.append("follows \(node)") }
        if state.map.level > 0 { parts.append("zoom \(NumberText.short(state.map.factor).withoutZeros)") }
        return parts
    }
}

import GANCore
import MeshModel

/// All that a table may tell of one node.
///
/// A class, because tables hand rows from closure to closure, and a node has twenty parts to be retained each time.
final class NodeFigures: Sendable {
    let node: MeshSnapshot.Node
    /// nil until the observer has measured the node.
    let metrics: MeshMetrics.Node?
    /// Links of the node that carry frames.
    let neighbours: Int
    /// Frames on the node's links, in both directions, and those that were missed.
    let frames: Int
    let framesLost: Int
    /// Simulated time until the battery will be empty; nil where the charge does not fall.
    let secondsLeft: Double?

    init(
        node: MeshSnapshot.Node, metrics: MeshMetrics.Node?, neighbours: Int, frames: Int, framesLost: Int,
        secondsLeft: Double?
    ) {
        self.node = node
        self.metrics = metrics
        self.neighbours = neighbours
        self.frames = frames
        self.framesLost = framesLost
        self.secondsLeft = secondsLeft
    }

    /// Every node of the mesh, ascending by id.
    static func all(_ view: EngineView) -> [NodeFigures] {
        guard let snapshot = view.snapshot else { return [] }
        var ends: [NodeID: (open: Int, frames: Int, lost: Int)] = [:]
        for link in snapshot.links {
            for end in [link.id.low, link.id.high] {
                let known = ends[end] ?? (0, 0, 0)
                ends[end] = (
                    known.open + (link.isOpen ? 1 : 0), known.frames + link.framesSent,
                    known.lost + link.framesLost
                )
            }
        }
        let metrics = Dictionary((view.metrics?.nodes ?? []).map { ($0.id, $0) }) { first, _ in first }
        return snapshot.nodes.map { node in
            let own = ends[node.id] ?? (0, 0, 0)
            return NodeFigures(
                node: node, metrics: metrics[node.id], neighbours: own.open, frames: own.frames,
                framesLost: own.lost, secondsLeft: EnergyProjection.secondsLeft(node, snapshot))
        }
    }

    /// A figure of the last step; nil before the first.
    func measured(_ value: Float) -> Double? { node.stepCount > 0 ? Double(value) : nil }

    /// What the node does, or what is wrong with it.
    var state: NodeState { NodeState(node) }
}

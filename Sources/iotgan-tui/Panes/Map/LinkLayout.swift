import MeshModel

/// Lays a mesh out by its links, so that they cross as little as possible. A function of the nodes' numbers and the links
/// alone: every screen shows the same, and so does every replay.
///
/// The nodes of tick 0 stand in their topology's shape, whoever comes and goes; whoever came later stands where its links
/// cross the fewest, in the order of arrival, so that an arrival moves nobody. A mesh without a shape is laid out as a whole.
enum LinkLayout {
    /// In the order of the nodes.
    static func places(_ snapshot: MeshSnapshot) -> [MapPlace] {
        let index = snapshot.indexByID
        let links = snapshot.links.compactMap { link -> (Int, Int)? in
            guard let low = index[link.id.low], let high = index[link.id.high] else { return nil }
            return (low, high)
        }
        let shape = TopologyShape(topology: snapshot.scenario.topology, count: snapshot.scenario.nodeCount)
        let founders = snapshot.nodes.map { shape.place(Int($0.id.number)) }
        guard founders.contains(where: { $0 != nil }) else {
            return StressLayout.places(count: snapshot.nodes.count, links)
        }
        return LateArrivals.places(founders, links)
    }
}

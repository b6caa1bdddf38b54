import GANCore

/// What a new node is to be like; what is nil the mesh chooses.
struct NodeRequest {
    var classes: [Int]?
    var position: Position?
    var neighbours: [NodeID]?
    var batteryJoules: Double?
    var samplesPerClass: Int?
}

extension MeshState {
    /// How many neighbours a node gets that comes without any: as many as a node of a ring.
    static let laterNodeDegree = 2

    mutating func inject(_ request: NodeRequest) throws(Refusal) {
        try check(request)
        let id = NodeID(nextNumber)
        let place = request.position ?? freePlace(for: id, near: request.neighbours)
        let ends = request.neighbours?.sorted() ?? nearestNodes(to: place)
        let shard = data.laterShard(id, classes: request.classes, samplesPerClass: request.samplesPerClass)
        let own = ImageSubset(of: data.dataset.training, indices: shard)
        var node = MeshNode(id: id, position: place, birthTick: tick, own: own, scenario: scenario)
        node.airCreditSeconds = node.radio.airCreditSeconds
        if let joules = request.batteryJoules { node.energy = EnergyLedger(initialJoules: joules) }
        nodes.append(node)
        nextNumber += 1
        for end in ends { link(LinkID(end, id), isPinned: request.neighbours != nil) }
        record(.nodeInjected(id, classes: own.classesPresent))
    }

    private func check(_ request: NodeRequest) throws(Refusal) {
        guard nodes.count < Scenario.maximumNodeCount else {
            throw Refusal(why: "a mesh has at most \(Scenario.maximumNodeCount) nodes")
        }
        if let classes = request.classes {
            let known = 0..<scenario.gan.classCount
            guard !classes.isEmpty, classes.allSatisfy(known.contains) else {
                throw Refusal(
                    why: "the classes are 0 to \(scenario.gan.classCount - 1), at least one of them")
            }
        }
        if let position = request.position {
            guard position.x.isFinite && position.y.isFinite else {
                throw Refusal(why: "a position is two finite numbers, in metres")
            }
        }
        if let joules = request.batteryJoules, !Scenario.batteryJoulesRange.contains(joules) {
            throw Refusal(why: "a battery holds 1e-6 to 1e9 joules")
        }
        if let samples = request.samplesPerClass, !Scenario.samplesPerClassRange.contains(samples) {
            throw Refusal(why: "a node has 1 to 1000000 own samples of a class")
        }
        for (offset, neighbour) in (request.neighbours ?? []).enumerated() {
            guard nodeIndex(neighbour) != nil else { throw Refusal(why: "there is no node \(neighbour)") }
            guard request.neighbours?.firstIndex(of: neighbour) == offset else {
                throw Refusal(why: "node \(neighbour) is named twice as a neighbour")
            }
        }
    }

    /// A place for a new node: around the middle of its neighbours where they are given, else anywhere on the
    /// map. A function of the seed and the node's id.
    private func freePlace(for id: NodeID, near neighbours: [NodeID]?) -> Position {
        var stream = RandomStream(seed: scenario.seed, node: id.number, purpose: .topology)
        let margin = scenario.spacingMetres / 2
        let given = (neighbours ?? []).compactMap { nodeIndex($0).map { nodes[$0].position } }
        let places = given.isEmpty ? nodes.map(\.position) : given
        let x = (lowest: places.map(\.x).min() ?? 0, highest: places.map(\.x).max() ?? 0)
        let y = (lowest: places.map(\.y).min() ?? 0, highest: places.map(\.y).max() ?? 0)
        return Position(
            x: x.lowest - margin + (x.highest - x.lowest + 2 * margin) * Double(stream.uniform()),
            y: y.lowest - margin + (y.highest - y.lowest + 2 * margin) * Double(stream.uniform()))
    }

    private func nearestNodes(to place: Position) -> [NodeID] {
        nodes.map { (distance: $0.position.squaredDistance(to: place), id: $0.id) }
            .sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }
            .prefix(Self.laterNodeDegree).map(\.id).sorted()
    }
}

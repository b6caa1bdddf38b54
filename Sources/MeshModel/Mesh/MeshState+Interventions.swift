import GANCore

extension MeshState {
    /// Does what a user asked for, or records why it cannot be done.
    mutating func carryOut(_ intervention: Intervention) {
        do throws(Refusal) {
            switch intervention {
            case .pause: record(.paused)
            case .resume: record(.resumed)
            case .singleStep: break
            case .injectNode(let classes, let position, let neighbours):
                try inject(classes: classes, position: position, neighbours: neighbours)
            case .removeNode(let id): try remove(id)
            case .cutLink(let id): try setCut(id, true)
            case .restoreLink(let id): try setCut(id, false)
            case .degradeLink(let id, let decibels): try degrade(id, decibels: decibels)
            case .addLink(let id): try add(id)
            case .moveNode(let id, let position): try moveNode(id, to: position)
            case .split(let ids): try split(off: ids)
            case .heal: try heal()
            case .setNodeRadio(let id, let radio): try setRadio(of: id, radio)
            case .setRadio, .setStrategy, .setSchedule, .setEncoding: try change(intervention)
            case .poison(let id, let poison): try setPoison(id, poison)
            case .recharge(let id, let joules): try recharge(id, joules: joules)
            }
        } catch {
            record(.refused(intervention, why: error.why))
        }
    }

    /// Why an intervention cannot be applied, as a user reads it.
    struct Refusal: Error {
        let why: String
    }

    /// How many neighbours a node gets that comes without any: as many as a node of a ring.
    static let laterNodeDegree = 2

    private mutating func inject(
        classes: [Int]?, position: Position?, neighbours: [NodeID]?
    ) throws(Refusal) {
        try checkInjection(classes: classes, position: position, neighbours: neighbours)
        let id = NodeID(nextNumber)
        let place = position ?? freePlace(for: id, near: neighbours)
        let ends = neighbours?.sorted() ?? nearestNodes(to: place)
        let own = data.dataset.training.selecting(data.laterShard(id, classes))
        nodes.append(MeshNode(id: id, position: place, birthTick: tick, own: own, scenario: scenario))
        nextNumber += 1
        for end in ends { link(LinkID(end, id), isPinned: neighbours != nil) }
        record(.nodeInjected(id, classes: own.classesPresent))
    }

    private func checkInjection(
        classes: [Int]?, position: Position?, neighbours: [NodeID]?
    ) throws(Refusal) {
        guard nodes.count < Scenario.maximumNodeCount else {
            throw Refusal(why: "a mesh has at most \(Scenario.maximumNodeCount) nodes")
        }
        if let classes {
            let known = 0..<scenario.gan.classCount
            guard !classes.isEmpty, classes.allSatisfy(known.contains) else {
                throw Refusal(
                    why: "the classes are 0 to \(scenario.gan.classCount - 1), at least one of them")
            }
        }
        if let position {
            guard position.x.isFinite && position.y.isFinite else {
                throw Refusal(why: "a position is two finite numbers, in metres")
            }
        }
        for (offset, neighbour) in (neighbours ?? []).enumerated() {
            guard nodeIndex(neighbour) != nil else { throw Refusal(why: "there is no node \(neighbour)") }
            guard neighbours?.firstIndex(of: neighbour) == offset else {
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

    private mutating func remove(_ id: NodeID) throws(Refusal) {
        guard let index = nodeIndex(id) else { throw Refusal(why: "there is no node \(id)") }
        guard nodes.count > 1 else { throw Refusal(why: "the last node cannot leave") }
        record(.nodeRemoved(id))
        dropReceptions { sender, receiver in
            receiver == id ? .receiverGone : sender == id ? .senderGone : nil
        }
        for neighbour in nodes[index].neighbours {
            guard let end = nodeIndex(neighbour) else { continue }
            nodes[end].neighbours.removeAll { $0 == id }
            nodes[end].deliveries.forget(id)
        }
        links.removeAll { $0.id.otherEnd(from: id) != nil }
        departedCount += 1
        departedEnergy.add(nodes[index].energy.spent)
        departedHarvest += nodes[index].energy.harvestedNanojoules
        nodes.remove(at: index)
    }

    private mutating func setCut(_ id: LinkID, _ isCut: Bool) throws(Refusal) {
        guard let index = linkIndex(id) else { throw Refusal(why: "there is no link \(id)") }
        guard links[index].isCut != isCut else {
            throw Refusal(why: isCut ? "link \(id) is cut already" : "link \(id) is not cut")
        }
        setCut(at: index, isCut)
    }

    mutating func setCut(at index: Int, _ isCut: Bool) {
        let id = links[index].id
        links[index].isCut = isCut
        record(isCut ? .linkCut(id) : .linkRestored(id))
        if isCut {
            dropReceptions { LinkID($0, $1) == id ? .linkCut : nil }
        } else if let low = nodeIndex(id.low), let high = nodeIndex(id.high) {
            nodes[low].mayTransmit = true
            nodes[high].mayTransmit = true
        }
    }
}

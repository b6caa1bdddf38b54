import GANCore
import MeshModel

@testable import iotgan_tui

/// Meshes that show what only the map shows.
extension DemoMesh {
    /// The ring, cut in two: 2 to 5 on their own.
    static func split() -> MeshSnapshot {
        var snapshot = ring()
        cut(&snapshot, 1, 2)
        snapshot.transfers.removeAll { LinkID($0.from, $0.to) == LinkID(NodeID(1), NodeID(2)) }
        return snapshot
    }

    /// Two weight vectors that meet, one that is forwarded, and lost frames.
    static func lostFrames() -> MeshSnapshot {
        var snapshot = ring()
        snapshot.transfers = [
            transfer(1, 2, 0.5, lost: 3), transfer(2, 1, 0.6), transfer(4, 3, 0.6, origin: 7),
            transfer(0, 7, 0.7, origin: 2, lost: 1), transfer(7, 0, 0.5),
        ]
        return snapshot
    }

    /// Links that lose more than their path does, that lose frames, and whose ends have different radios; a node whose
    /// training has left the rails.
    static func degraded() -> MeshSnapshot {
        var snapshot = ring()
        snapshot.transfers = []
        for index in snapshot.links.indices {
            switch snapshot.links[index].id {
            case LinkID(NodeID(0), NodeID(1)): snapshot.links[index].degradationDecibels = 12
            case LinkID(NodeID(1), NodeID(2)):
                (snapshot.links[index].degradationDecibels, snapshot.links[index].framesSent) = (7.5, 1000)
                snapshot.links[index].framesLost = 231
            case LinkID(NodeID(3), NodeID(4)):
                (snapshot.links[index].framesSent, snapshot.links[index].framesLost) = (100, 8)
            case LinkID(NodeID(6), NodeID(7)): snapshot.links[index].sharesRadio = false
            default: break
            }
        }
        snapshot.nodes[4].report.generatorLoss = .nan
        return snapshot
    }

    /// Nodes strewn over a square, those within a radius linked; the same on every machine.
    static func scattered(_ count: Int, degree: Double = 5) -> MeshSnapshot {
        var snapshot = ring(nodeCount: 8)
        (snapshot.scenario.nodeCount, snapshot.scenario.topology) = (count, .randomGeometric(radius: 0))
        let template = snapshot.nodes[7]
        let side = 10 * Double(count).squareRoot()
        snapshot.nodes = (0..<count).map { number in
            var node = template
            node.id = NodeID(UInt32(number))
            node.position = Position(x: side * share(number, 1), y: side * share(number, 2))
            node.energy.spent.computeNanojoules = Int64(share(number, 3) * 2e13)
            node.energy.storedNanojoules = max(
                0, node.energy.initialNanojoules - node.energy.spent.totalNanojoules)
            return node
        }
        let reach = side * side * degree / (3.14 * Double(count))
        let positions = snapshot.nodes.map(\.position)
        snapshot.links = positions.indices.flatMap { low in
            (low + 1..<max(count, low + 1)).filter { high in
                let (dx, dy) = (positions[low].x - positions[high].x, positions[low].y - positions[high].y)
                return dx * dx + dy * dy <= reach
            }.map { MeshSnapshot.Link(id: LinkID(NodeID(UInt32(low)), NodeID(UInt32($0)))) }
        }
        for (place, link) in snapshot.links.enumerated() where place % 23 == 5 {
            snapshot.transfers.append(
                MeshSnapshot.Transfer(
                    from: link.id.low, to: link.id.high, origin: link.id.low, version: 3, bytes: 77_848,
                    progress: 0.5))
        }
        for transfer in snapshot.transfers {
            snapshot.nodes[Int(transfer.from.number)].activity = .transmitting
            snapshot.nodes[Int(transfer.to.number)].activity = .receiving
        }
        for number in stride(from: 13, to: count, by: 97) { snapshot.nodes[number].activity = .dark }
        return snapshot
    }

    private static func cut(_ snapshot: inout MeshSnapshot, _ low: UInt32, _ high: UInt32) {
        for index in snapshot.links.indices
        where snapshot.links[index].id == LinkID(NodeID(low), NodeID(high)) {
            snapshot.links[index].isCut = true
        }
    }

    private static func transfer(
        _ from: UInt32, _ to: UInt32, _ progress: Double, origin: UInt32? = nil, lost: Int = 0
    ) -> MeshSnapshot.Transfer {
        MeshSnapshot.Transfer(
            from: NodeID(from), to: NodeID(to), origin: NodeID(origin ?? from), version: 3, bytes: 302_208,
            progress: progress, framesLost: lost)
    }

    /// A share that looks random, out of two numbers (the finaliser of SplitMix64).
    private static func share(_ number: Int, _ axis: Int) -> Double {
        var bits = UInt64(number * 4 + axis) &* 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((bits ^ (bits >> 31)) >> 11) / 9_007_199_254_740_992
    }
}

import GANCore
import Testing

@testable import MeshModel

@Suite struct MeshStateInvariantsTests {
    struct Damage: Sendable, CustomTestStringConvertible {
        let fault: String
        let inflict: @Sendable (inout MeshState) -> Void
        var testDescription: String { fault }
    }

    /// Puts a message on the air from node 0 to node 1.
    private static func sendMessage(_ mesh: inout MeshState) {
        mesh.totals.messagesSent += 1
        let message = MeshMessageTests.sample()
        guard let header = try? MessageHeader.read(message) else { return }
        mesh.transmissions = [
            Transmission(
                message: message, header: header, sender: NodeID(0), start: 0, radio: .ideal, to: [NodeID(1)])
        ]
    }

    static let damages: [Damage] = [
        Damage(fault: "4 born, 0 left, but 3 are here") {
            $0.nodes.remove(at: 3)
            $0.links.removeAll { $0.id.high == NodeID(3) }
            $0.nodes[0].neighbours = [NodeID(1)]
            $0.nodes[2].neighbours = [NodeID(1)]
        },
        Damage(fault: "node 0 stands behind node 1") { $0.nodes.swapAt(0, 1) },
        Damage(fault: "4 links, but 7 ends at the nodes") { $0.nodes[0].neighbours.removeLast() },
        Damage(fault: "messages: 1 sent, 0 delivered, 0 dropped, but 0 on the air") {
            $0.totals.messagesSent += 1
        },
        Damage(fault: "a message crosses link 0-1, which is cut") {
            $0.links[0].isCut = true
            Self.sendMessage(&$0)
        },
        Damage(fault: "a message is on the air from or to node 1, which is frozen") {
            $0.nodes[1].isFrozen = true
            Self.sendMessage(&$0)
        },
        Damage(fault: "node 2 has left, but is here") {
            $0.departed = [DepartedNode(node: $0.nodes[2], links: [])]
        },
        Damage(fault: "the nodes spent 1 nJ, the books say 0") {
            $0.nodes[2].energy.spent.computeNanojoules = 1
        },
        Damage(fault: "the nodes harvested 1 nJ, the books say 0") {
            $0.nodes[2].energy.harvestedNanojoules = 1
        },
        Damage(fault: "node 1 goes on with an empty battery") {
            $0.nodes[1].energy.storedNanojoules = 0
        },
        Damage(fault: "node 1 holds 999 nJ, its books say 1000") {
            $0.nodes[1].energy = EnergyLedger(initialNanojoules: 1_000)
            $0.nodes[1].energy.storedNanojoules -= 1
        },
        Damage(fault: "node 1 has a negative charge") { $0.nodes[1].energy.storedNanojoules = -1 },
        Damage(fault: "node 3 has weights that are no numbers") {
            $0.nodes[3].gan.replaceWeights(
                generator: $0.nodes[3].gan.sampledWeights, discriminator: broken($0.nodes[3], .infinity))
        },
    ]

    /// The discriminator of `node` with a weight that is none.
    private static func broken(_ node: MeshNode, _ weight: Float) -> FloatBuffer {
        var weights = node.gan.discriminator.weights
        weights[weights.count - 1] = weight
        return weights
    }

    @Test(arguments: damages) func `what does not hold is named`(damage: Damage) throws {
        var state = try TinyMesh.state()
        #expect(state.checkInvariants() == [])
        damage.inflict(&state)
        #expect(state.checkInvariants().contains(damage.fault))
    }
}

import GANCore
import Testing

@testable import MeshModel

@Suite struct MeshStateInvariantsTests {
    struct Damage: Sendable, CustomTestStringConvertible {
        let fault: String
        let inflict: @Sendable (inout MeshState) -> Void
        var testDescription: String { fault }
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
        Damage(fault: "frames: 1 sent, 0 delivered, 0 dropped, but 0 on the air") {
            $0.totals.framesSent += 1
        },
        Damage(fault: "a frame crosses link 0-1, which is cut") {
            $0.links[0].isCut = true
            $0.totals.framesSent += 1
            $0.flights = [
                Flight(
                    frame: RadioFrame(bytes: []), from: NodeID(0), to: NodeID(1), version: 1, start: 0, end: 1
                )
            ]
        },
        Damage(fault: "the nodes spent 1 nJ, the books say 0") {
            $0.nodes[2].energy.spent.computeNanojoules = 1
        },
        Damage(fault: "node 1 is dark: true, empty: false") { $0.nodes[1].isDark = true },
    ]

    @Test(arguments: damages) func `what does not hold is named`(damage: Damage) throws {
        var state = try TinyMesh.state()
        #expect(state.checkInvariants() == [])
        damage.inflict(&state)
        #expect(state.checkInvariants().contains(damage.fault))
    }
}

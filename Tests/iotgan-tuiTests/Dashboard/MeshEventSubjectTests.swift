import MeshModel
import Testing

@testable import iotgan_tui

@Suite struct MeshEventSubjectTests {
    private func dropped(_ reason: DropReason) -> MeshEvent {
        MeshEvent(tick: 1, kind: .dropped(to: NodeID(1), from: NodeID(2), origin: NodeID(2), reason: reason))
    }

    @Test func `a message that the air lost is traffic, one that was not believed is news`() {
        for reason in [DropReason.packetLoss, .linkCut, .linkRemoved, .outOfRange, .receiverDark] {
            #expect(dropped(reason).isTraffic, "\(reason.rawValue)")
        }
        for reason in [DropReason.implausible, .quarantined, .badChecksum, .notFinite] {
            #expect(!dropped(reason).isTraffic, "\(reason.rawValue)")
        }
    }

    @Test func `a link taken away and a battery drained were asked for, and so was the dark that follows`() {
        let (node, link) = (NodeID(3), LinkID(NodeID(3), NodeID(4)))
        var mesh = DemoMesh.ring(tick: 100)
        mesh.scenario.interventions = [
            TimedIntervention(tick: 40, intervention: .drain(node, joules: 1e9))
        ]
        let view = DemoMesh.view(mesh)
        func event(_ tick: Int, _ kind: MeshEvent.Kind) -> MeshEvent { MeshEvent(tick: tick, kind: kind) }
        #expect(event(10, .linkRemoved(link)).isIntervention(view))
        #expect(event(10, .linkRemoved(link)).nodes == [node, NodeID(4)])
        #expect(event(40, .drained(node, joules: 5)).isIntervention(view))
        #expect(event(40, .drained(node, joules: 5)).nodes == [node])
        #expect(event(40, .wentDark(node)).isIntervention(view))
        #expect(!event(41, .wentDark(node)).isIntervention(view))
        #expect(!event(40, .wentDark(NodeID(4))).isIntervention(view))
        #expect(!event(10, .linkLost(link)).isIntervention(view))
    }
}

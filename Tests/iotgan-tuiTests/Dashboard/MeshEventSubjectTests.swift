import MeshModel
import Testing

@testable import iotgan_tui

@Suite struct MeshEventSubjectTests {
    private func dropped(_ reason: DropReason) -> MeshEvent {
        MeshEvent(tick: 1, kind: .dropped(to: NodeID(1), from: NodeID(2), origin: NodeID(2), reason: reason))
    }

    @Test func `a message that the air lost is traffic, one that was not believed is news`() {
        for reason in [DropReason.packetLoss, .linkCut, .outOfRange, .receiverDark] {
            #expect(dropped(reason).isTraffic, "\(reason.rawValue)")
        }
        for reason in [DropReason.implausible, .quarantined, .badChecksum, .notFinite] {
            #expect(!dropped(reason).isTraffic, "\(reason.rawValue)")
        }
    }
}

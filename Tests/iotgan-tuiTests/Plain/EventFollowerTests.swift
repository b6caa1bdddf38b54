import MeshModel
import Testing

@testable import iotgan_tui

struct EventFollowerTests {
    private func snapshot(_ ticks: [Int]) -> MeshSnapshot {
        var snapshot = DemoMesh.ring(nodeCount: 1)
        snapshot.events = ticks.enumerated().map { number, tick in
            MeshEvent(tick: tick, kind: .nodeMoved(NodeID(UInt32(number))))
        }
        return snapshot
    }

    @Test
    func `Every event is told once, also when a tick has more of them later`() {
        var follower = EventFollower()
        #expect(follower.news(in: snapshot([])).events.isEmpty)
        #expect(follower.news(in: snapshot([1, 1, 4])).events.map(\.tick) == [1, 1, 4])
        #expect(follower.news(in: snapshot([1, 1, 4])).events.isEmpty)
        #expect(follower.news(in: snapshot([1, 1, 4, 4, 4])).events.count == 2)
        let last = follower.news(in: snapshot([1, 1, 4, 4, 4, 9]))
        #expect(last.events.map(\.tick) == [9] && !last.hasGap)
    }

    @Test
    func `What was forgotten in between is a gap, and what was told and forgotten is none`() {
        let limit = MeshSnapshot.eventLimit
        var follower = EventFollower()
        _ = follower.news(in: snapshot([1, 1]))
        let partly = follower.news(in: snapshot([1] + Array(repeating: 2, count: limit - 1)))
        #expect(partly.events.count == limit - 1 && !partly.hasGap)
        let lost = follower.news(in: snapshot(Array(repeating: 3, count: limit)))
        #expect(lost.events.count == limit && lost.hasGap)
    }
}

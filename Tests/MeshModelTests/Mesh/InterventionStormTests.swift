import GANCore
import Testing

@testable import MeshModel

/// Everything that a user can do, again and again, in any order.
@Suite struct InterventionStormTests {
    private static let verbs: [String] = [
        "inject", "inject classes=1,2 battery=0.01 samples=2", "remove N", "return N", "freeze N", "revive N",
        "cut N-M", "restore N-M", "degrade N-M 12", "link N-M", "unlink N-M", "move N 30 40", "split N,M",
        "heal",
        "radio ble", "radio N 802.15.4", "strategy relay", "strategy replay", "strategy N raw",
        "strategy N gossip-average", "strategy N isolated", "schedule improvement", "schedule N energy-aware",
        "encoding delta", "encoding int8", "encoding N delta", "encoding N int4", "rate 0.01", "rate N 0.1",
        "poison N noise", "poison N nan", "cure N", "recharge N 1", "drain N 0.001",
        "withhold N M M 3",
    ]

    /// One that may or may not be possible: a function of the seed and the tick.
    private static func intervention(seed: UInt64, tick: Int) -> Intervention? {
        var stream = RandomStream(seed: seed, purpose: .churn, tick: UInt64(tick))
        let text = verbs[stream.below(verbs.count)]
        let (one, other) = (stream.below(8), stream.below(8))
        return Intervention(
            String(text.flatMap { $0 == "N" ? "\(one)" : $0 == "M" ? "\(other)" : "\($0)" }))
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `no sequence of interventions breaks an invariant, and threads do not show`(seed: UInt64) throws {
        let scenario = TinyMesh.scenario {
            $0.nodeCount = 6
            $0.batteryJoules = 0.02
            $0.exchangeInterval = 4
        }
        let one = try TinyMesh.run(scenario, threadCount: 1)
        let three = try TinyMesh.run(scenario, threadCount: 3)
        var kinds = 0
        for tick in 0..<300 {
            let asked = [Self.intervention(seed: seed, tick: tick)].compactMap(\.self)
            let events = one.tick(applying: asked)
            #expect(events == three.tick(applying: asked))
            #expect(one.state.checkInvariants() == [])
            kinds += events.count { if case .refused = $0.kind { false } else { true } }
            // Whoever looks sees it at every tick.
            #expect(one.state.snapshot().nodes.count == one.state.nodes.count)
        }
        #expect(kinds > 300)
        #expect(one.state.digest == three.state.digest)
    }
}

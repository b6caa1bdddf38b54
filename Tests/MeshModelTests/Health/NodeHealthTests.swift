import GANCore
import Testing

@testable import MeshModel

@Suite struct NodeHealthTests {
    private static func verdict(_ rule: HealthRule, _ sentence: String = "it is so") -> HealthVerdict {
        HealthVerdict(rule, HealthFinding(sentence))
    }

    @Test func `a rule begins at once, and ends when it has been clear for a window`() {
        var health = NodeHealth()
        let oscillation = Self.verdict(.oscillation)
        #expect(health.note([oscillation], tick: 100, clearTicks: 50).begun == [oscillation])
        #expect(health.note([Self.verdict(.oscillation, "more")], tick: 101, clearTicks: 50).begun.isEmpty)
        #expect(health.verdicts.map(\.sentence) == ["more"], "the newest figures")
        for tick in 102..<151 {
            #expect(health.note([], tick: tick, clearTicks: 50).ended.isEmpty)
            #expect(health.verdicts.map(\.rule) == [.oscillation])
        }
        #expect(health.note([], tick: 151, clearTicks: 50).ended == [.oscillation])
        #expect(health.verdicts.isEmpty)
    }

    @Test func `what flutters around its threshold begins once`() {
        var health = NodeHealth()
        var begun = 0
        for tick in 0..<500 {
            let found = tick % 40 == 0 ? [Self.verdict(.memorising)] : []
            let change = health.note(found, tick: tick, clearTicks: 50)
            begun += change.begun.count
            #expect(change.ended.isEmpty)
        }
        #expect(begun == 1)
    }

    @Test func `the gravest stands first, whatever came first`() {
        var health = NodeHealth()
        _ = health.note([Self.verdict(.staleGenerator)], tick: 0, clearTicks: 50)
        _ = health.note([Self.verdict(.explosion)], tick: 1, clearTicks: 50)
        #expect(health.verdicts.map(\.rule) == [.explosion, .staleGenerator])
    }

    private static func refusal(
        _ reasons: [(UInt32, DropReason)], at tick: Int = 10, asked later: Int = 11
    ) -> HealthSigns.RefusalSign? {
        var health = NodeHealth()
        for (sender, reason) in reasons {
            health.noteRefusal(of: NodeID(sender), because: reason, tick: tick)
        }
        return health.signs(report: StepReport(), tick: later, interval: 100).refusal
    }

    @Test func `what was refused in good faith is no poison, and what was not names its sender`() {
        #expect(
            Self.refusal([(1, .packetLoss), (1, .stale), (1, .wrongModel), (1, .quarantined), (2, .unwanted)])
                == nil)
        #expect(
            Self.refusal([(2, .notFinite), (1, .implausible), (2, .implausible)])
                == HealthSigns.RefusalSign(sender: NodeID(2), count: 2, reason: .implausible))
    }

    @Test func `a refusal is forgotten after five intervals, unless the sender is refused for it still`() {
        #expect(Self.refusal([(1, .notFinite)], asked: 510) != nil)
        #expect(Self.refusal([(1, .notFinite)], asked: 511) == nil)
        var health = NodeHealth()
        health.noteRefusal(of: NodeID(1), because: .notFinite, tick: 10)
        health.noteRefusal(of: NodeID(1), because: .quarantined, tick: 400)
        let sign = health.signs(report: StepReport(), tick: 900, interval: 100).refusal
        #expect(sign == HealthSigns.RefusalSign(sender: NodeID(1), count: 1, reason: .notFinite))
    }

    @Test func `whoever has run away itself blames nobody`() {
        var health = NodeHealth()
        _ = health.note([Self.verdict(.explosion)], tick: 9, clearTicks: 50)
        health.noteRefusal(of: NodeID(1), because: .implausible, tick: 10)
        #expect(health.signs(report: StepReport(), tick: 11, interval: 100).refusal == nil)
    }

    @Test func `looks at a node's networks are a window apart, and those of two nodes at different times`() {
        func ticks(_ node: UInt32, steps: Int) -> [Int] {
            (1...400).filter { NodeHealth.probes(NodeID(node), stepCount: $0 * steps, steps: steps) }
        }
        let first = ticks(0, steps: 1)
        #expect(first.first == 50)
        #expect(zip(first, first.dropFirst()).allSatisfy { $1 - $0 == 50 })
        #expect(ticks(1, steps: 1).first != 50)
        #expect(ticks(0, steps: 5).prefix(2) == [10, 20])
        #expect(ticks(0, steps: 100).prefix(3) == [1, 2, 3])
    }
}

import Testing

@testable import MeshModel

@Suite struct QuarantineTests {
    @Test func `three strikes shut a neighbour out, and one decays in five intervals`() {
        var quarantine = Quarantine()
        for tick in 0..<3 {
            #expect(!quarantine.holds(NodeID(1), tick: tick))
            quarantine.strike(NodeID(1), tick: tick, interval: 20)
        }
        #expect(quarantine.holds(NodeID(1), tick: 3))
        #expect(!quarantine.holds(NodeID(2), tick: 3))
        #expect(quarantine.holds(NodeID(1), tick: 101))
        #expect(!quarantine.holds(NodeID(1), tick: 102))
    }
}

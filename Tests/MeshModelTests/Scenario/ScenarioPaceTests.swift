import Testing

@testable import MeshModel

/// Whether a processor keeps up with the ticks.
@Suite struct ScenarioPaceTests {
    @Test func `the default tick is long enough for the default processor`() {
        #expect(Scenario().slowestTraining.device == .cortexM7)
        #expect((0.2...0.3).contains(Scenario().slowestTraining.seconds))
        #expect(Scenario().paceNotice == nil)
    }

    @Test func `a processor that is too slow is named, with the tick that would fit`() throws {
        var scenario = Scenario()
        scenario.device = .cortexM4
        let seconds = scenario.slowestTraining.seconds
        // 480 MFLOP/s against 24.
        #expect(abs(seconds / Scenario().slowestTraining.seconds - 20) < 1e-9)
        let notice = try #require(scenario.paceNotice)
        #expect(notice.contains("cortex-m4") && !notice.contains("\n"))
        scenario.tickSeconds = Scenario.roundedUp(seconds)
        #expect(notice.hasSuffix("tick_seconds = \(scenario.tickSeconds) would fit"))
        #expect(scenario.paceNotice == nil)
    }

    @Test func `the slowest node counts, and every step of a tick`() {
        var scenario = Scenario()
        scenario.profiles = [NodeProfile(nodes: NodeRanges(ranges: [3...3]), device: .esp32)]
        let once = scenario.slowestTraining
        #expect(once.device == .esp32)
        scenario.stepsPerTick = 3
        #expect(abs(scenario.slowestTraining.seconds / once.seconds - 3) < 1e-9)
        scenario.profiles = [NodeProfile(nodes: NodeRanges(ranges: [8...8]), device: .cortexM4)]
        #expect(scenario.slowestTraining.device == .cortexM7, "there is no node 8")
    }

    @Test(arguments: [(5.13, 5.2), (0.0301, 0.031), (10, 10), (99.5, 100), (101, 110), (2_345, 2_400)])
    func `seconds are rounded up to two digits`(seconds: Double, rounded: Double) {
        #expect(Scenario.roundedUp(seconds) == rounded)
    }
}

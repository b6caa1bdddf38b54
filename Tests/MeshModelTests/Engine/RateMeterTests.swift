import Testing

@testable import MeshModel

@Suite struct RateMeterTests {
    private let start = ContinuousClock.now

    @Test func `the rate is that of the last second`() {
        var meter = RateMeter()
        // 100 a second for three seconds, then 400 a second for two.
        for tenth in 0...30 { meter.note(tenth * 10, at: start + .milliseconds(100 * tenth)) }
        #expect(abs(meter.rate - 100) < 1e-9)
        for tenth in 1...20 { meter.note(300 + tenth * 40, at: start + .milliseconds(3000 + 100 * tenth)) }
        #expect(abs(meter.rate - 400) < 1e-9)
    }

    @Test func `time that passes while the clock stands does not count`() {
        var meter = RateMeter()
        for tenth in 0...10 { meter.note(tenth * 10, at: start + .milliseconds(100 * tenth)) }
        meter.interrupt()
        #expect(abs(meter.rate - 100) < 1e-9)
        meter.note(100, at: start + .seconds(60))
        meter.note(120, at: start + .seconds(60) + .milliseconds(100))
        #expect(abs(meter.rate - 200) < 1e-9)
    }
}

import Testing

@testable import iotgan_tui

@Suite struct LineFlowTests {
    private let start = ContinuousClock.now

    /// A flow whose terminal has told how long a question alone takes.
    private func flow(latency: Duration) -> LineFlow {
        var flow = LineFlow()
        flow.asked(byteCount: 0, at: start)
        flow.answered(at: start + latency)
        return flow
    }

    /// Portions that fill what is allowed, each answered after the latency and the time that its bytes take.
    private func portions(_ count: Int, bytesPerSecond: Double, latency: Duration, _ flow: inout LineFlow)
        -> [Int]
    {
        (0..<count).map { _ in
            let portion = flow.portion
            flow.asked(byteCount: portion, at: start)
            flow.answered(at: start + latency + .seconds(Double(portion) / bytesPerSecond))
            return portion
        }
    }

    @Test func `Nothing is written between a question and its answer`() {
        var flow = LineFlow()
        #expect(flow.mayWrite(at: start) && !flow.isAwaitingAnswer)
        flow.asked(byteCount: 100, at: start)
        #expect(!flow.mayWrite(at: start + .milliseconds(900)) && flow.isAwaitingAnswer)
        flow.answered(at: start + .milliseconds(900))
        #expect(flow.mayWrite(at: start + .milliseconds(900)) && !flow.isAwaitingAnswer)
    }

    @Test func `A terminal that has never answered is mute after a second, until it does`() {
        var flow = LineFlow()
        flow.asked(byteCount: 0, at: start)
        #expect(!flow.isMute(at: start + .milliseconds(900)))
        let later = start + .seconds(3)
        #expect(flow.isMute(at: later) && flow.mayWrite(at: later))
        flow.answered(at: later)
        #expect(!flow.isMute(at: later + .seconds(60)))
    }

    @Test func `A terminal that would not understand is never asked`() {
        let flow = LineFlow(isUnderstood: false)
        #expect(flow.isMute(at: start) && flow.mayWrite(at: start))
    }

    @Test func `A lost answer holds the next frame up and nothing more`() {
        var flow = flow(latency: .milliseconds(5))
        flow.asked(byteCount: 100, at: start)
        #expect(flow.mayWrite(at: start + .seconds(1)) && !flow.isMute(at: start + .seconds(1)))
        flow.asked(byteCount: 100, at: start + .seconds(1))
        #expect(!flow.mayWrite(at: start + .milliseconds(1500)), "the next question counts")
    }

    @Test func `A line that stood still is given more time`() {
        var flow = flow(latency: .milliseconds(5))
        flow.asked(byteCount: 100, at: start)
        flow.answered(at: start + .seconds(2))
        flow.asked(byteCount: 100, at: start)
        #expect(!flow.mayWrite(at: start + .seconds(7)) && flow.mayWrite(at: start + .seconds(8)))
    }

    @Test func `A fast line soon takes whole frames, a distant one too`() {
        for latency in [Duration.milliseconds(1), .milliseconds(600)] {
            var flow = flow(latency: latency)
            #expect(portions(9, bytesPerSecond: 1e7, latency: latency, &flow).last! > 20_000)
        }
    }

    @Test func `At 9,600 baud no portion keeps a key waiting for half a second`() {
        for latency in [Duration.zero, .milliseconds(300)] {
            var flow = flow(latency: latency)
            #expect(portions(50, bytesPerSecond: 960, latency: latency, &flow).max()! <= 256)
        }
    }

    @Test func `A line that gets slow gets less`() {
        var flow = flow(latency: .milliseconds(5))
        _ = portions(9, bytesPerSecond: 1e7, latency: .milliseconds(5), &flow)
        #expect(portions(12, bytesPerSecond: 960, latency: .milliseconds(5), &flow).last! <= 256)
    }

    @Test func `A line that gets longer is measured anew and keeps its portions`() {
        var flow = flow(latency: .milliseconds(5))
        let distant = Duration.milliseconds(700)
        for _ in 0..<20 where !flow.mustMeasure {
            _ = portions(1, bytesPerSecond: 1e7, latency: distant, &flow)
        }
        #expect(flow.mustMeasure)
        flow.asked(byteCount: 0, at: start)
        flow.answered(at: start + distant)
        #expect(!flow.mustMeasure)
        #expect(portions(9, bytesPerSecond: 1e7, latency: distant, &flow).last! > 20_000)
    }

    @Test func `Who takes the terminal over gets the answer`() {
        var flow = flow(latency: .milliseconds(5))
        flow.asked(byteCount: 100, at: start)
        flow.forgetQuestion()
        #expect(flow.mayWrite(at: start) && !flow.isAwaitingAnswer)
        flow.answered(at: start + .seconds(9))
        #expect(flow.patienceEnd == nil, "an answer to nothing means nothing")
    }
}

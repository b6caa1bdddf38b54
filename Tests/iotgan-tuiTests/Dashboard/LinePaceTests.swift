import Testing

@testable import iotgan_tui

@Suite struct LinePaceTests {
    private let usual = Duration.milliseconds(66)
    private let start = ContinuousClock.now

    @Test func `a fast terminal gets every frame, and pictures in each`() {
        var pace = LinePace()
        pace.note(start: start, end: start + .milliseconds(3))
        #expect(!pace.isSlow)
        #expect(pace.interval(usual: usual) == usual)
        #expect(pace.mayShowPictures(at: start + usual))
    }

    @Test func `a line that takes seconds is free for as long, and for keys`() {
        var pace = LinePace()
        pace.note(start: start, end: start + .seconds(3))
        #expect(pace.isSlow)
        #expect(pace.interval(usual: usual) == .seconds(3))
    }

    @Test func `nobody waits longer than three seconds for the next frame`() {
        var pace = LinePace()
        pace.note(start: start, end: start + .seconds(30))
        #expect(pace.interval(usual: usual) == .seconds(3))
    }

    @Test func `pictures wait longer than figures on a slow line`() {
        var pace = LinePace()
        let end = start + .seconds(4)
        pace.note(start: start, end: end)
        #expect(!pace.mayShowPictures(at: end + .seconds(4)))
        // Frames of figures alone do not put the pictures off.
        pace.note(start: end + .seconds(4), end: end + .seconds(5))
        #expect(pace.mayShowPictures(at: end + .seconds(32)))
    }

    @Test func `a key that cuts a frame short does not make the line fast, some short frames do`() {
        var pace = LinePace()
        pace.note(start: start, end: start + .seconds(1))
        pace.note(start: start, end: start + .milliseconds(10))
        #expect(pace.isSlow)
        for _ in 0..<3 { pace.note(start: start, end: start + .milliseconds(10)) }
        #expect(!pace.isSlow)
    }
}

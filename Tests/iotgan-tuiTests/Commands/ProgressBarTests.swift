import Testing

@testable import iotgan_tui

@Suite struct ProgressBarTests {
    @Test("it shows the share done, the tick, and the time that is left at this speed")
    func line() {
        let line = ProgressBar.line(done: 250, total: 1000, elapsed: .seconds(10))
        #expect(line.contains(" 25 %"))
        #expect(line.contains("tick 250/1000"))
        #expect(line.contains("30 s left"))
        #expect(line.filter { $0 == "=" }.count == 7)
    }

    @Test("it says what is done instead of the tick, where it is told")
    func what() {
        let line = ProgressBar.line(done: 250, total: 1000, elapsed: .seconds(10), what: "relay seed 2")
        #expect(line.contains("%  relay seed 2  30 s left") && !line.contains("tick"))
    }

    @Test("it begins and ends whole", arguments: [0, 1000])
    func ends(done: Int) {
        let line = ProgressBar.line(done: done, total: 1000, elapsed: .seconds(1))
        let bar = line.drop { $0 != "[" }.prefix { $0 != "]" }
        #expect(bar.count == 31)
    }
}

import Testing

@testable import iotgan_tui

struct LongDurationTests {
    @Test(arguments: [
        (12.34, "12.3 s"), (7_620, "2 h 07 min"), (86_400 * 12.5, "12.5 days"),
        (86_400 * 3_652.5, "10.0 years"),
        (1e15, "ages"),
    ])
    func `Times are told in the unit that a person would take`(_ seconds: Double, _ text: String) {
        #expect(LongDuration.text(seconds) == text)
    }
}

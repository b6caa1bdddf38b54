import Testing

@testable import iotgan_tui

struct MouseReportTests {
    private func outcomes(_ form: MouseReport.Form, _ bytes: [UInt8]) -> [MouseReport.Outcome] {
        var report = MouseReport(form)
        return bytes.map { report.take($0) }
    }

    private func last(_ text: String) -> MouseReport.Outcome? { outcomes(.numbers, Array(text.utf8)).last }

    @Test
    func `Buttons and the wheel are told with their places`() {
        #expect(last("0;5;3M") == .whole(.press, Point(4, 2)))
        #expect(last("0;5;3m") == .whole(.release, Point(4, 2)))
        #expect(last("64;1;1M") == .whole(.wheel(.up), Point(0, 0)))
        #expect(last("65;200;60M") == .whole(.wheel(.down), Point(199, 59)))
        // With Control held.
        #expect(last("16;5;3M") == .whole(.press, Point(4, 2)))
        #expect(last("2;5;3M") == .whole(.other, Point(4, 2)))
        #expect(last("32;5;3M") == .whole(.other, Point(4, 2)))
    }

    @Test
    func `It may come in pieces`() {
        #expect(outcomes(.numbers, Array("0;5;3".utf8)).allSatisfy { $0 == .unfinished })
    }

    @Test(arguments: ["q", "0;q", "M", "0;5M", ";;M", "0;5;3;4M", "0;99999999999999999999;1M"])
    func `What is no report ends it`(_ text: String) {
        #expect(last(text) == .broken)
    }

    @Test
    func `No report goes on for good`() {
        #expect(last(String(repeating: "1", count: 100)) == .broken)
    }

    @Test
    func `The old form has a byte for each`() {
        #expect(outcomes(.bytes, [32, 37, 35]).last == .whole(.press, Point(4, 2)))
        #expect(outcomes(.bytes, [35, 37, 35]).last == .whole(.release, Point(4, 2)))
        #expect(outcomes(.bytes, [96, 255, 33]).last == .whole(.wheel(.up), Point(222, 0)))
    }
}

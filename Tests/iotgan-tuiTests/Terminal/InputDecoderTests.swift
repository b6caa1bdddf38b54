import Testing

@testable import iotgan_tui

struct InputDecoderTests {
    private func events(_ reports: [String], then bytes: [UInt8] = []) -> [InputEvent] {
        var decoder = InputDecoder(isUTF8: true)
        var events: [InputEvent] = []
        for report in reports {
            decoder.beginReport(.numbers)
            events += report.utf8.compactMap { decoder.take($0) }
        }
        return events + bytes.compactMap { decoder.take($0) }
    }

    @Test
    func `A button that goes up elsewhere has dragged, one that goes up where it went down has clicked`() {
        let (start, end) = (Point(4, 2), Point(9, 7))
        #expect(events(["0;5;3M", "0;5;3m"]) == [.press(start)])
        #expect(events(["0;5;3M", "0;10;8m"]) == [.press(start), .drag(from: start, to: end)])
        #expect(events(["0;10;8m"]) == [], "it went down before we looked")
    }

    @Test
    func `A key that is typed into half a report counts`() {
        #expect(events(["0;5"], then: Array("q".utf8)) == [.key(.character("q"))])
        var decoder = InputDecoder(isUTF8: true)
        decoder.beginReport(.numbers)
        decoder.endReport()
        #expect(decoder.take(UInt8(ascii: "5")) == .key(.character("5")))
    }

    @Test
    func `Bytes are keys by their usual names`() {
        #expect(
            events([], then: [27, 127, 9, 13, 3]) == [
                .key(.escape), .key(.backspace), .key(.tab), .key(.enter), .key(.control("c")),
            ])
        #expect(events([], then: Array("\u{00E9}".utf8)) == [.key(.character("\u{00E9}"))])
    }
}

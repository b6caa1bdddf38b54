import Testing

@testable import iotgan_tui

struct InputDecoderTests {
    private func events(_ reports: [String], then bytes: [UInt8] = []) -> [InputEvent] {
        var decoder = InputDecoder(isUTF8: true)
        var events: [InputEvent] = []
        for report in reports {
            decoder.beginReport(.numbers)
            events += report.utf8.flatMap { decoder.take($0) }
        }
        return events + bytes.flatMap { decoder.take($0) }
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
        #expect(decoder.take(UInt8(ascii: "5")) == [.key(.character("5"))])
    }

    @Test
    func `Bytes are keys by their usual names`() {
        #expect(
            events([], then: [127, 27, 9, 13, 3]) == [
                .key(.backspace), .key(.escape), .key(.tab), .key(.enter), .key(.control("c")),
            ])
        #expect(events([], then: Array("\u{00E9}".utf8)) == [.key(.character("\u{00E9}"))])
    }

    private let answer = Array("\u{1B}[0n".utf8)

    @Test
    func `An answer is no key, wherever it comes`() {
        var decoder = InputDecoder(isUTF8: true)
        #expect(answer.flatMap { decoder.take($0) } == [])
        #expect(decoder.takeAnswer() && !decoder.takeAnswer())
        let bytes = Array("a".utf8) + answer + Array("b".utf8) + [27] + answer + answer
        #expect(
            bytes.flatMap { decoder.take($0) } == [
                .key(.character("a")), .key(.character("b")), .key(.escape),
            ])
        #expect(decoder.takeAnswer() && !decoder.isHoldingKey)
    }

    @Test
    func `A mouse report that an answer follows or precedes counts`() {
        var decoder = InputDecoder(isUTF8: true)
        #expect(answer.flatMap { decoder.take($0) } == [])
        decoder.beginReport(.numbers)
        #expect(Array("0;5;3M".utf8).flatMap { decoder.take($0) } == [.press(Point(4, 2))])
        #expect(answer.flatMap { decoder.take($0) } == [] && decoder.takeAnswer())
    }

    @Test(arguments: 1...3)
    func `Half an answer is held back until the rest comes, or until it is keys after all`(_ count: Int) {
        var decoder = InputDecoder(isUTF8: true)
        #expect(answer.prefix(count).flatMap { decoder.take($0) } == [])
        #expect(decoder.isHoldingKey && !decoder.takeAnswer())
        var impatient = decoder
        #expect(answer.dropFirst(count).flatMap { decoder.take($0) } == [] && decoder.takeAnswer())
        let keys: [InputEvent] = [.key(.escape), .key(.character("[")), .key(.character("0"))]
        #expect(impatient.releaseKeys() == Array(keys.prefix(count)))
        #expect(!impatient.isHoldingKey && impatient.take(UInt8(ascii: "n")) == [.key(.character("n"))])
    }

    @Test
    func `The Escape key before another key is the Escape key`() {
        #expect(
            events([], then: [27, 27, 0x78, 27, 0x5B, 0x78]) == [
                .key(.escape), .key(.escape), .key(.character("x")), .key(.escape), .key(.character("[")),
                .key(.character("x")),
            ])
    }
}

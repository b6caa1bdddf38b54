/// Makes events of the bytes that a terminal sends: characters, and reports of the mouse. Keys that send more than a
/// character are ncurses' business. Answers to our own questions are told apart and never become events.
struct InputDecoder {
    private var answer = StatusAnswer()
    private var hasAnswer = false
    /// The mouse report that has not wholly come.
    private var report: MouseReport?
    private var assembly: CharacterAssembly
    /// Where the first button went down, while it is down.
    private var pressedAt: Point?

    init(isUTF8: Bool) {
        assembly = CharacterAssembly(isUTF8: isUTF8)
    }

    /// The bytes that follow are of a mouse report.
    mutating func beginReport(_ form: MouseReport.Form) { report = MouseReport(form) }

    /// What came of a report was all of it: a key has been pressed in its midst.
    mutating func endReport() { report = nil }

    /// Takes the next byte; no events while what it belongs to is not whole, or means nothing here.
    mutating func take(_ byte: UInt8) -> [InputEvent] {
        switch answer.take(byte) {
        case .whole:
            hasAnswer = true
            return []
        case .other(let bytes): return bytes.compactMap { event($0) }
        }
    }

    /// Whether an answer has come since this was last asked.
    mutating func takeAnswer() -> Bool {
        defer { hasAnswer = false }
        return hasAnswer
    }

    /// Whether a key is held back that may be the beginning of an answer.
    var isHoldingKey: Bool { answer.hasBegun }

    /// What was held back is keys: the rest of an answer would have come by now.
    mutating func releaseKeys() -> [InputEvent] { answer.release().compactMap { event($0) } }

    private mutating func event(_ byte: UInt8) -> InputEvent? {
        if var report {
            switch report.take(byte) {
            case .unfinished:
                self.report = report
                return nil
            case .whole(let deed, let point):
                self.report = nil
                return mouseEvent(deed, point)
            // A key that was typed into half a report.
            case .broken: self.report = nil
            }
        }
        return assembly.take(byte).flatMap { Self.characterEvent($0) }
    }

    private static func characterEvent(_ scalar: Unicode.Scalar) -> InputEvent? {
        switch scalar.value {
        case 27: return .key(.escape)
        case 8, 127: return .key(.backspace)
        case 9: return .key(.tab)
        case 10, 13: return .key(.enter)
        case 1..<27: return Unicode.Scalar(scalar.value + 96).map { .key(.control($0)) }
        default: return .key(.character(scalar))
        }
    }

    private mutating func mouseEvent(_ deed: MouseReport.Deed, _ point: Point) -> InputEvent? {
        switch deed {
        case .press:
            pressedAt = point
            return .press(point)
        case .release:
            defer { pressedAt = nil }
            guard let start = pressedAt, start != point else { return nil }
            return .drag(from: start, to: point)
        case .wheel(let direction): return .wheel(point, direction)
        case .other: return nil
        }
    }
}

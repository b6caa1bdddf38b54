/// What a terminal sends behind the beginning of a mouse report, byte by byte as it comes.
struct MouseReport {
    enum Form {
        /// `ESC [ <`, and then button, column and row as numbers (SGR 1006).
        case numbers
        /// `ESC [ M`, and then a byte for each, as terminals that do not know the other form send.
        case bytes
    }

    enum Deed: Hashable {
        case press
        case release
        case wheel(Direction)
        /// Another button, or a move.
        case other
    }

    enum Outcome: Hashable {
        case unfinished
        case whole(Deed, Point)
        /// This byte belongs to no report.
        case broken
    }

    private let form: Form
    private var bytes: [UInt8] = []
    private static let longest = 24

    init(_ form: Form) { self.form = form }

    mutating func take(_ byte: UInt8) -> Outcome {
        switch (form, byte) {
        case (.bytes, _):
            bytes.append(byte)
            guard bytes.count == 3 else { return .unfinished }
            let numbers = bytes.map { Int($0) - 32 }
            // Which button was let go is not told.
            return Self.whole(numbers, isRelease: numbers[0] & 0b1100011 == 3)
        case (.numbers, UInt8(ascii: "0")...UInt8(ascii: "9")), (.numbers, UInt8(ascii: ";")):
            guard bytes.count < Self.longest else { return .broken }
            bytes.append(byte)
            return .unfinished
        case (.numbers, UInt8(ascii: "M")), (.numbers, UInt8(ascii: "m")):
            let parts = bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            let numbers = parts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
            guard parts.count == 3, numbers.count == 3 else { return .broken }
            return Self.whole(numbers, isRelease: byte == UInt8(ascii: "m"))
        case (.numbers, _): return .broken
        }
    }

    /// - Parameter numbers: the button, and the place counted from 1.
    private static func whole(_ numbers: [Int], isRelease: Bool) -> Outcome {
        // Shift, Meta and Control, which may be held meanwhile, are 4, 8 and 16.
        let button = numbers[0] & ~0b11100
        let deed: Deed =
            switch button {
            case 0 where isRelease, 3 where isRelease: .release
            case 0: .press
            case 64: .wheel(.up)
            case 65: .wheel(.down)
            default: .other
            }
        return .whole(deed, Point(numbers[1] - 1, numbers[2] - 1))
    }
}

@testable import iotgan_tui

/// What a terminal shows that is sent the ANSI text of the dashboard: a small interpreter of the sequences that
/// ``ANSIWriter`` may write (ECMA-48), and of no others.
struct PaintedScreen {
    struct Glyph: Equatable {
        var character: Character = " "
        var rendition = Rendition()
    }

    /// What "select graphic rendition" has set.
    struct Rendition: Equatable {
        var attributes: Set<Int> = []
        /// As its parameters; none is the terminal's own.
        var foreground: [Int] = []
        var background: [Int] = []

        mutating func set(_ parameters: [Int]) {
            var rest = parameters[...]
            while let code = rest.popFirst() {
                let count = code % 10 == 8 && code < 50 ? (rest.first == 5 ? 2 : 4) : 0
                let colour = [code] + rest.prefix(count)
                rest = rest.dropFirst(count)
                switch code {
                case 0: self = Rendition()
                case 39: foreground = []
                case 49: background = []
                case 30..<39, 90..<98: foreground = colour
                case 40..<49, 100..<108: background = colour
                default: attributes.insert(code)
                }
            }
        }
    }

    let size: Size
    private(set) var glyphs: [Glyph]
    private var column = 0
    private var row = 0
    private var rendition = Rendition()
    /// Sequences that are none of those.
    private(set) var unknown: [String] = []

    init(_ size: Size) {
        self.size = size
        glyphs = Array(repeating: Glyph(), count: size.width * size.height)
    }

    func text(row: Int) -> String {
        String(glyphs[row * size.width..<(row + 1) * size.width].map(\.character))
    }

    mutating func feed(_ bytes: [UInt8]) {
        var rest = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            if scalar == "\u{1B}" {
                let sequence = rest.prefix { !("@"..."~").contains($0) || $0 == "[" }
                rest = rest.dropFirst(sequence.count)
                guard let final = rest.popFirst() else { return }
                control(String(String.UnicodeScalarView(sequence.dropFirst())), Character(final))
            } else if column < size.width, row < size.height {
                glyphs[row * size.width + column] = Glyph(character: Character(scalar), rendition: rendition)
                column += 1
            }
        }
    }

    private mutating func control(_ text: String, _ final: Character) {
        let numbers = text.split(separator: ";").compactMap { Int($0) }
        switch final {
        case "H": (row, column) = (numbers[0] - 1, numbers[1] - 1)
        case "J":
            glyphs = Array(
                repeating: Glyph(character: " ", rendition: rendition), count: size.width * size.height)
        case "m": rendition.set(numbers)
        case "h", "l": break
        default: unknown.append(text + String(final))
        }
    }
}

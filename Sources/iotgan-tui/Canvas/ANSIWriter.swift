/// Gathers characters and ANSI escape sequences (ECMA-48) as bytes.
struct ANSIWriter {
    private let depth: ColourDepth
    private let theme: Theme
    private(set) var bytes: [UInt8] = []
    /// The style that is set; nil where it is not known.
    private var current: Style?

    init(_ depth: ColourDepth, _ theme: Theme) {
        self.depth = depth
        self.theme = theme
    }

    /// Forgets the bytes, but not the style that they have set.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    mutating func write(_ cell: Cell) {
        set(cell.style)
        write(cell.character)
    }

    mutating func write(_ character: Unicode.Scalar) {
        if character.isASCII {
            bytes.append(UInt8(truncatingIfNeeded: character.value))
        } else {
            bytes.append(contentsOf: UTF8.encode(character)!)
        }
    }

    mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Control sequence introducer, parameters and the final letter.
    mutating func control(_ parameters: Int..., final: Character) {
        write("\u{1B}[")
        for (index, parameter) in parameters.enumerated() {
            if index > 0 { write(";") }
            write(decimal: parameter)
        }
        bytes.append(final.asciiValue!)
    }

    /// Blanks the whole screen in the terminal's own style.
    mutating func clearScreen() {
        current = nil
        reset()
        control(2, final: "J")
    }

    /// Sets the terminal's own style, if another is set.
    mutating func reset() {
        if current != .standard { control(0, final: "m") }
        // A theme that paints its page writes even blanks in colours of its own.
        current = theme.paintsPage ? nil : .standard
    }

    /// Sets a style ("select graphic rendition"): what differs from the one before, where that is known to be less.
    private mutating func set(_ style: Style) {
        guard style != current else { return }
        let former = current.flatMap { $0.attributes == style.attributes && style != .standard ? $0 : nil }
        current = style
        write("\u{1B}[")
        if former == nil {
            write(code: 0)
            if style.attributes.contains(.bold) { write(code: 1) }
            if style.attributes.contains(.underline) { write(code: 4) }
            if style.attributes.contains(.reverse) { write(code: 7) }
        }
        if former?.foreground != style.foreground {
            write(theme.foreground(style.foreground, depth: depth), base: 30, isDefault: former == nil)
        }
        if former?.background != style.background {
            write(theme.background(style.background, depth: depth), base: 40, isDefault: former == nil)
        }
        // In place of the last separator.
        bytes[bytes.count - 1] = UInt8(ascii: "m")
    }

    /// - Parameters:
    ///   - base: 30 for a foreground, 40 for a background.
    ///   - isDefault: whether the terminal's own colour is set already.
    private mutating func write(_ colour: TerminalColour, base: Int, isDefault: Bool) {
        switch colour {
        case .standard: if !isDefault { write(code: base + 9) }
        case .index(let index) where index < 8: write(code: base + index)
        case .index(let index) where index < 16: write(code: base + 60 + index - 8)
        case .index(let index):
            write(code: base + 8)
            write(code: 5)
            write(code: index)
        case .rgb(let rgb):
            write(code: base + 8)
            write(code: 2)
            write(code: Int(rgb.red))
            write(code: Int(rgb.green))
            write(code: Int(rgb.blue))
        }
    }

    private mutating func write(code: Int) {
        write(decimal: code)
        bytes.append(UInt8(ascii: ";"))
    }

    private mutating func write(decimal value: Int) {
        if value >= 100 { write(decimal: value / 100) }
        if value >= 10 { bytes.append(UInt8(ascii: "0") + UInt8(value / 10 % 10)) }
        bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
    }
}

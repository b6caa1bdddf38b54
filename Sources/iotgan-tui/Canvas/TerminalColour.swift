/// A colour as a terminal takes it.
enum TerminalColour: Hashable, Sendable {
    /// The terminal's own.
    case standard
    /// A number of its palette.
    case index(Int)
    case rgb(RGB)
}

/// A colour in sRGB.
struct RGB: Hashable, Sendable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8

    init(_ hex: UInt32) {
        red = UInt8(hex >> 16 & 0xFF)
        green = UInt8(hex >> 8 & 0xFF)
        blue = UInt8(hex & 0xFF)
    }

    init(grey: UInt8) {
        red = grey
        green = grey
        blue = grey
    }

    var hexText: String {
        let digits = Array("0123456789abcdef")
        return [red, green, blue].reduce(into: "#") { text, part in
            text.append(digits[Int(part >> 4)])
            text.append(digits[Int(part & 15)])
        }
    }
}

/// One colour, as terminals of each depth are told it.
struct Tone: Hashable, Sendable {
    var rgb: RGB
    /// In xterm's palette of 256, whose numbers from 16 up no user changes.
    var palette: UInt8
    /// Among the first sixteen colours; nil for the terminal's own.
    var sixteen: UInt8?
    /// Among the first eight.
    var eight: UInt8?

    init(_ hex: UInt32, palette: UInt8, sixteen: UInt8?, eight: UInt8?) {
        rgb = RGB(hex)
        self.palette = palette
        self.sixteen = sixteen
        self.eight = eight
    }

    func colour(_ depth: ColourDepth) -> TerminalColour {
        switch depth {
        case .mono: .standard
        case .eight: eight.map { .index(Int($0)) } ?? .standard
        case .sixteen: sixteen.map { .index(Int($0)) } ?? .standard
        case .palette256: .index(Int(palette))
        case .direct: .rgb(rgb)
        }
    }
}

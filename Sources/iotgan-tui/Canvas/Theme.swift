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

/// Turns inks into colours.
///
/// The one theme has mid-tones only: each stands out at least 3:1 from white and from black (WCAG 2.1, 1.4.11), so
/// that nothing needs to be known of the terminal's background.
struct Theme: Hashable, Sendable {
    /// The ink in sRGB; nil for the terminal's own colour.
    func rgb(_ ink: Ink) -> RGB? {
        switch ink {
        case .standard: nil
        case .muted: RGB(0x7D8590)
        case .accent: RGB(0x2F8FD8)
        case .good: RGB(0x2E9E5B)
        case .warning: RGB(0xC07A1E)
        case .bad: RGB(0xDB4B4B)
        case .discriminator: RGB(0x1F93B5)
        case .generator: RGB(0xC4699F)
        case .transfer: RGB(0xB8801C)
        case .grey(let level): RGB(grey: level)
        }
    }

    /// The ink as a terminal of this depth takes it.
    func colour(_ ink: Ink, depth: ColourDepth) -> TerminalColour {
        guard depth > .mono, let rgb = rgb(ink) else { return .standard }
        if case .grey(let level) = ink { return Theme.grey(level, depth: depth) }
        switch depth {
        case .mono: return .standard
        case .eight, .sixteen: return .index(Theme.ansi(ink))
        case .palette256: return .index(Theme.nearestInCube(rgb))
        case .direct: return .rgb(rgb)
        }
    }

    /// One of the first eight colours. Not yellow and not white, which vanish on white, nor blue and black, which
    /// vanish on black.
    private static func ansi(_ ink: Ink) -> Int {
        switch ink {
        case .bad: 1
        case .good: 2
        case .warning, .transfer, .generator: 5
        case .accent, .discriminator, .muted: 6
        case .standard, .grey: 7
        }
    }

    private static func grey(_ level: UInt8, depth: ColourDepth) -> TerminalColour {
        switch depth {
        case .mono: .standard
        case .eight: .index(level < 128 ? 0 : 7)
        case .sixteen:
            .index(sixteenGreys.min { distance($0.level, level) < distance($1.level, level) }!.index)
        case .palette256: .index(nearestGrey(level))
        // Six bits are enough for the eye, and bound the number of colour pairs.
        case .direct: .rgb(RGB(grey: level & 0xFC | level >> 6))
        }
    }

    /// Black, dark grey, light grey and white, with the levels that xterm gives them.
    static let sixteenGreys: [(level: UInt8, index: Int)] = [(0, 0), (127, 8), (229, 7), (255, 15)]

    /// The xterm palette has 24 greys at 232 ... 255 and six in the diagonal of its cube.
    private static func nearestGrey(_ level: UInt8) -> Int {
        let ramp = min(23, max(0, (Int(level) - 8 + 5) / 10))
        let rampLevel = 8 + 10 * ramp
        let cube = cubeSteps.indices.min { distance(cubeSteps[$0], level) < distance(cubeSteps[$1], level) }!
        let isCubeNearer = distance(cubeSteps[cube], level) < abs(rampLevel - Int(level))
        return isCubeNearer ? 16 + cube * 43 : 232 + ramp
    }

    private static func nearestInCube(_ rgb: RGB) -> Int {
        let parts = [rgb.red, rgb.green, rgb.blue].map { part in
            cubeSteps.indices.min { distance(cubeSteps[$0], part) < distance(cubeSteps[$1], part) }!
        }
        return 16 + 36 * parts[0] + 6 * parts[1] + parts[2]
    }

    private static let cubeSteps: [UInt8] = [0, 95, 135, 175, 215, 255]

    private static func distance(_ a: UInt8, _ b: UInt8) -> Int { abs(Int(a) - Int(b)) }
}

/// The tones of a theme's inks; nil for the terminal's own colour.
///
/// With eight and sixteen colours the numbers are what matters: what a terminal makes of them its user has chosen.
/// Where the background is not known they leave out yellow and white, which vanish on white, and blue and black, which
/// vanish on black.
struct InkTable: Hashable, Sendable {
    var muted: Tone?
    var accent: Tone?
    var good: Tone?
    var warning: Tone?
    var bad: Tone?
    var discriminator: Tone?
    var generator: Tone?
    var transfer: Tone?
    /// Of pictures of the screen.
    var page = RGB(0x0D1117)
    var text = RGB(0xD5DBE2)
    /// What the theme writes and fills with instead of the terminal's own colours, if it does.
    var ownText: Tone?
    var ownPage: Tone?

    init(_ name: Theme.Name) {
        self =
            switch name {
            case .auto: .auto
            case .dark: .dark
            case .light: .light
            case .highContrast: .highContrast
            case .mono: .mono
            case .colourBlind: .colourBlind
            }
    }

    private init() {}

    /// - Parameter ink: not a grey; greys are of no theme.
    subscript(ink: Ink) -> Tone? {
        switch ink {
        case .standard, .grey: nil
        case .muted: muted
        case .accent: accent
        case .good: good
        case .warning: warning
        case .bad: bad
        case .discriminator: discriminator
        case .generator: generator
        case .transfer: transfer
        }
    }

    private static func table(_ fill: (inout InkTable) -> Void) -> InkTable {
        var table = InkTable()
        fill(&table)
        return table
    }

    private static let auto = table {
        $0.muted = Tone(0x7D8590, palette: 102, sixteen: 6, eight: 6)
        $0.accent = Tone(0x2F8FD8, palette: 32, sixteen: 6, eight: 6)
        $0.good = Tone(0x2E9E5B, palette: 29, sixteen: 2, eight: 2)
        $0.warning = Tone(0xC07A1E, palette: 136, sixteen: 5, eight: 5)
        $0.bad = Tone(0xDB4B4B, palette: 167, sixteen: 1, eight: 1)
        $0.discriminator = Tone(0x1F93B5, palette: 31, sixteen: 6, eight: 6)
        $0.generator = Tone(0xC4699F, palette: 169, sixteen: 5, eight: 5)
        $0.transfer = Tone(0xB8801C, palette: 136, sixteen: 5, eight: 5)
    }

    private static let dark = table {
        $0.muted = Tone(0x8B949E, palette: 102, sixteen: 7, eight: 7)
        $0.accent = Tone(0x5FAFFF, palette: 75, sixteen: 14, eight: 6)
        $0.good = Tone(0x5FD787, palette: 78, sixteen: 10, eight: 2)
        $0.warning = Tone(0xFFAF5F, palette: 215, sixteen: 11, eight: 3)
        $0.bad = Tone(0xFF6B6B, palette: 203, sixteen: 9, eight: 1)
        $0.discriminator = Tone(0x5FD7FF, palette: 81, sixteen: 14, eight: 6)
        $0.generator = Tone(0xFF87D7, palette: 212, sixteen: 13, eight: 5)
        $0.transfer = Tone(0xE5C15A, palette: 179, sixteen: 11, eight: 3)
    }

    private static let light = table {
        $0.muted = Tone(0x5F6872, palette: 59, sixteen: nil, eight: nil)
        $0.accent = Tone(0x005FAF, palette: 25, sixteen: 4, eight: 4)
        $0.good = Tone(0x116329, palette: 22, sixteen: 4, eight: 4)
        $0.warning = Tone(0x875F00, palette: 94, sixteen: 5, eight: 5)
        $0.bad = Tone(0xAF0000, palette: 124, sixteen: 1, eight: 1)
        $0.discriminator = Tone(0x005F87, palette: 24, sixteen: 4, eight: 4)
        $0.generator = Tone(0x87005F, palette: 89, sixteen: 5, eight: 5)
        $0.transfer = Tone(0x5F5F00, palette: 58, sixteen: 5, eight: 5)
        $0.page = RGB(0xFFFFFF)
        $0.text = RGB(0x1F2328)
    }

    private static let highContrast = table {
        $0.muted = Tone(0xD7D7D7, palette: 188, sixteen: 7, eight: 7)
        $0.accent = Tone(0x87D7FF, palette: 117, sixteen: 14, eight: 6)
        $0.good = Tone(0x5FFF87, palette: 84, sixteen: 10, eight: 2)
        $0.warning = Tone(0xFFD75F, palette: 221, sixteen: 11, eight: 3)
        $0.bad = Tone(0xFF8787, palette: 210, sixteen: 11, eight: 3)
        $0.discriminator = Tone(0x00FFFF, palette: 51, sixteen: 14, eight: 6)
        $0.generator = Tone(0xFFAFFF, palette: 219, sixteen: 15, eight: 7)
        $0.transfer = Tone(0xFFFF00, palette: 226, sixteen: 11, eight: 3)
        $0.page = RGB(0x000000)
        $0.text = RGB(0xFFFFFF)
        $0.ownText = Tone(0xFFFFFF, palette: 231, sixteen: 15, eight: 7)
        $0.ownPage = Tone(0x000000, palette: 16, sixteen: 0, eight: 0)
    }

    private static let mono = table {
        // The one grey that has 4.5:1 on white and on black.
        $0.muted = Tone(0x767676, palette: 243, sixteen: nil, eight: nil)
    }

    /// The set of Okabe and Ito, "Color Universal Design" (2008), https://jfly.uni-koeln.de/color/: blue, bluish green,
    /// vermilion and reddish purple as they are; orange (E69F00) and sky blue (56B4E9) darkened until they have 3:1 on
    /// white.
    private static let colourBlind = table {
        $0.muted = Tone(0x767676, palette: 243, sixteen: 6, eight: 6)
        $0.accent = Tone(0x0072B2, palette: 25, sixteen: 6, eight: 6)
        $0.good = Tone(0x009E73, palette: 29, sixteen: 6, eight: 6)
        $0.warning = Tone(0xB87F00, palette: 136, sixteen: 5, eight: 5)
        $0.bad = Tone(0xD55E00, palette: 166, sixteen: 1, eight: 1)
        $0.discriminator = Tone(0x2E8FC7, palette: 32, sixteen: 6, eight: 6)
        $0.generator = Tone(0xCC79A7, palette: 169, sixteen: 5, eight: 5)
        $0.transfer = Tone(0xB87F00, palette: 136, sixteen: 5, eight: 5)
    }
}

import Testing

@testable import iotgan_tui

struct ThemeTests {
    private static let inks: [Ink] = [
        .muted, .accent, .good, .warning, .bad, .discriminator, .generator, .transfer,
    ]
    private static let white = RGB(0xFFFFFF)
    private static let black = RGB(0x000000)

    @Test(arguments: [Theme.Name.auto, .colourBlind, .mono])
    func `A theme for any background stands out 3 to 1 from white and from black`(_ name: Theme.Name) {
        for depth in [ColourDepth.direct, .palette256] {
            for ink in Self.inks {
                guard let rgb = XtermPalette.rgb(Theme(name).foreground(ink, depth: depth)) else { continue }
                #expect(rgb.contrast(to: Self.white) >= 3, "\(ink) on white, \(depth)")
                #expect(rgb.contrast(to: Self.black) >= 3, "\(ink) on black, \(depth)")
            }
        }
    }

    @Test(arguments: [
        (Theme.Name.dark, RGB(0x000000), 4.5), (.light, RGB(0xFFFFFF), 4.5),
        (.highContrast, RGB(0x000000), 7),
    ])
    func `A theme for one background stands out from it as text has to`(
        _ name: Theme.Name, _ page: RGB, _ ratio: Double
    ) {
        let theme = Theme(name)
        for depth in [ColourDepth.direct, .palette256] {
            for ink in Self.inks {
                guard let rgb = XtermPalette.rgb(theme.foreground(ink, depth: depth)) else {
                    Issue.record("\(ink) has no colour")
                    continue
                }
                #expect(rgb.contrast(to: page) >= ratio, "\(ink), \(depth)")
            }
        }
        #expect(theme.text.contrast(to: theme.page) >= 7)
    }

    /// A terminal's user chooses what its first sixteen colours are; xterm's are what they are without a choice. Its red
    /// has 3.6:1 on black.
    @Test(arguments: [
        (Theme.Name.dark, RGB(0x000000), 3.5), (.light, RGB(0xFFFFFF), 4.5),
        (.highContrast, RGB(0x000000), 7),
    ])
    func `With few colours those are left out that vanish on the theme's background`(
        _ name: Theme.Name, _ page: RGB, _ ratio: Double
    ) {
        for depth in [ColourDepth.sixteen, .eight] {
            for ink in Self.inks {
                guard let rgb = XtermPalette.rgb(Theme(name).foreground(ink, depth: depth)) else { continue }
                #expect(rgb.contrast(to: page) >= ratio, "\(ink), \(depth)")
            }
        }
    }

    @Test
    func `High contrast brings its own background, the others keep the terminal's`() {
        for name in Theme.Name.allCases {
            let theme = Theme(name)
            for depth in ColourDepth.allCases where depth > .mono {
                let isOwn = name == .highContrast
                #expect((theme.background(.standard, depth: depth) != .standard) == isOwn)
                #expect((theme.foreground(.standard, depth: depth) != .standard) == isOwn)
            }
        }
    }

    @Test(arguments: Theme.Name.allCases)
    func `Without colours every ink is the terminal's own`(_ name: Theme.Name) {
        for ink in Self.inks + [.grey(10), .grey(250)] {
            #expect(Theme(name).foreground(ink, depth: .mono) == .standard)
            #expect(Theme(name).background(ink, depth: .mono) == .standard)
        }
    }

    /// The distance is in linear light, where black and white are 1.4 apart, and the default theme's good and bad 0.06
    /// for those who see no green.
    @Test
    func `Who sees no red or no green can tell the colour-blind theme's states apart`() throws {
        let theme = Theme(.colourBlind)
        for vision in [RGB.protanope, RGB.deuteranope] {
            for (one, other) in [(Ink.good, Ink.bad), (.good, .warning), (.accent, .transfer)] {
                let a = vision(try #require(theme.rgb(one)))
                let b = vision(try #require(theme.rgb(other)))
                let distance = zip(a, b).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
                #expect(distance > 0.15, "\(one) against \(other)")
            }
        }
    }

    @Test
    func `256 colours give thirty greys, nearest to the level`() {
        // The xterm palette: 232 + n is 8 + 10 n; 16, 59, 102, 145, 188, 231 are the cube's 0, 95, 135, 175, 215, 255.
        let wanted: [(UInt8, Int)] = [
            (0, 16), (8, 232), (95, 59), (98, 241), (135, 102), (238, 255), (255, 231),
        ]
        for (level, index) in wanted {
            #expect(Theme().foreground(.grey(level), depth: .palette256) == .index(index), "level \(level)")
        }
        let all = Set((0...255).map { Theme().foreground(.grey(UInt8($0)), depth: .palette256) })
        #expect(all.count == 30)
    }

    @Test(arguments: [Theme.Name.auto, .colourBlind])
    func `Eight colours never use yellow or white, nor blue or black, on a background that is not known`(
        _ name: Theme.Name
    ) {
        for ink in Self.inks {
            guard case .index(let index) = Theme(name).foreground(ink, depth: .eight) else {
                Issue.record("\(ink) has no colour")
                continue
            }
            #expect([1, 2, 5, 6].contains(index))
        }
    }

    @Test
    func `A screen in eight colours needs no more than the 64 pairs of such a terminal`() {
        for (index, screen) in ScreenCase.all.enumerated() {
            let context = DemoMesh.context(
                screen.view, size: Size(screen.width, screen.height),
                capabilities: Capabilities(colours: .eight, isUTF8: true))
            let theme = Theme(Theme.Name.allCases[index % Theme.Name.allCases.count])
            let pairs = Set(
                Screen.canvas(context).cells.map { cell in
                    [
                        theme.foreground(cell.style.foreground, depth: .eight),
                        theme.background(cell.style.background, depth: .eight),
                    ]
                })
            #expect(pairs.count < 64)
        }
    }
}

/// The colours that xterm's numbers stand for.
private enum XtermPalette {
    static func rgb(_ colour: TerminalColour) -> RGB? {
        switch colour {
        case .standard: return nil
        case .rgb(let rgb): return rgb
        case .index(let index) where index < 16: return RGB(first[index])
        case .index(let index) where index >= 232: return RGB(grey: UInt8(8 + 10 * (index - 232)))
        case .index(let index):
            let steps: [UInt32] = [0, 95, 135, 175, 215, 255]
            let cube = index - 16
            return RGB(steps[cube / 36] << 16 | steps[cube / 6 % 6] << 8 | steps[cube % 6])
        }
    }

    private static let first: [UInt32] = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
}

extension RGB {
    /// Red, green and blue without the display's curve (IEC 61966-2-1), 0 ... 1.
    fileprivate var linear: [Double] {
        [red, green, blue].map { part in
            let value = Double(part) / 255
            guard value > 0.04045 else { return value / 12.92 }
            // x^2.4 = x^2 * (x^2)^(1/5), the root by Newton's method.
            let base = (value + 0.055) / 1.055
            let square = base * base
            var root = 1.0
            for _ in 0..<60 {
                root -= (root * root * root * root * root - square) / (5 * root * root * root * root)
            }
            return square * root
        }
    }

    /// WCAG 2.1: the relative luminances, the lighter over the darker.
    fileprivate func contrast(to other: RGB) -> Double {
        let luminances = [self, other].map { colour in
            zip(colour.linear, [0.2126, 0.7152, 0.0722]).map(*).reduce(0, +)
        }.sorted()
        return (luminances[1] + 0.05) / (luminances[0] + 0.05)
    }

    /// What is left of a colour, as yellow and blue: Viénot, Brettel, Mollon, "Digital video colourmaps for checking the
    /// legibility of displays by dichromats" (1999), in linear sRGB.
    fileprivate static func protanope(_ colour: RGB) -> [Double] {
        let part = colour.linear
        return [0.11238 * part[0] + 0.88762 * part[1], 0.00401 * (part[0] - part[1]) + part[2]]
    }

    fileprivate static func deuteranope(_ colour: RGB) -> [Double] {
        let part = colour.linear
        return [0.29275 * part[0] + 0.70725 * part[1], 0.02234 * (part[1] - part[0]) + part[2]]
    }
}

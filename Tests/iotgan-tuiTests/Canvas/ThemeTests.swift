import Testing

@testable import iotgan_tui

struct ThemeTests {
    private let inks: [Ink] = [
        .muted, .accent, .good, .warning, .bad, .discriminator, .generator, .transfer,
    ]

    /// WCAG 2.1: relative luminance of an sRGB colour, with the square for the exponent 2.4 left out of the linear
    /// part. Computed by cubes and squares because 2.4 = 12/5 lies between them; the bounds below leave room.
    private func luminance(_ rgb: RGB) -> Double {
        func linear(_ part: UInt8) -> Double {
            let value = (Double(part) / 255 + 0.055) / 1.055
            // value^2.4 = value^2 * value^0.4, and value^0.4 = (value^2)^(1/5), by Newton's method.
            let square = value * value
            var root = 1.0
            for _ in 0..<60 {
                root -= (root * root * root * root * root - square) / (5 * root * root * root * root)
            }
            return square * root
        }
        return 0.2126 * linear(rgb.red) + 0.7152 * linear(rgb.green) + 0.0722 * linear(rgb.blue)
    }

    @Test
    func `Every colour stands out 3 to 1 from white and from black`() throws {
        for ink in inks {
            let light = luminance(try #require(Theme().rgb(ink)))
            #expect(1.05 / (light + 0.05) >= 3, "\(ink) on white")
            #expect((light + 0.05) / 0.05 >= 3, "\(ink) on black")
        }
    }

    @Test
    func `Without colours every ink is the terminal's own`() {
        for ink in inks + [.grey(10), .grey(250)] {
            #expect(Theme().colour(ink, depth: .mono) == .standard)
        }
    }

    @Test
    func `256 colours give thirty greys, nearest to the level`() {
        // The xterm palette: 232 + n is 8 + 10 n; 16, 59, 102, 145, 188, 231 are the cube's 0, 95, 135, 175, 215, 255.
        let wanted: [(UInt8, Int)] = [
            (0, 16), (8, 232), (95, 59), (98, 241), (135, 102), (238, 255), (255, 231),
        ]
        for (level, index) in wanted {
            #expect(Theme().colour(.grey(level), depth: .palette256) == .index(index), "level \(level)")
        }
        let all = Set((0...255).map { Theme().colour(.grey(UInt8($0)), depth: .palette256) })
        #expect(all.count == 30)
    }

    @Test
    func `Eight colours never use yellow or white, nor blue or black, for text`() {
        for ink in inks {
            guard case .index(let index) = Theme().colour(ink, depth: .eight) else {
                Issue.record("\(ink) has no colour")
                continue
            }
            #expect([1, 2, 5, 6].contains(index))
        }
    }

    @Test
    func `A screen in eight colours needs no more than the 64 pairs of such a terminal`() {
        for screen in ScreenCase.all {
            let context = DemoMesh.context(
                screen.view, size: Size(screen.width, screen.height),
                capabilities: Capabilities(colours: .eight, isUTF8: true))
            let theme = Theme()
            let pairs = Set(
                Screen.canvas(context).cells.map { cell in
                    [
                        theme.colour(cell.style.foreground, depth: .eight),
                        theme.colour(cell.style.background, depth: .eight),
                    ]
                })
            #expect(pairs.count < 64)
        }
    }
}

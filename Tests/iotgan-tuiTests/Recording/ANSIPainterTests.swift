import Testing

@testable import iotgan_tui

struct ANSIPainterTests {
    private static let capabilities = Capabilities(colours: .palette256, isUTF8: true)

    /// Screens that follow each other as they never would: everything changes, sizes too.
    private static func frames() -> [Canvas] {
        [DemoMesh.ring(tick: 342), DemoMesh.ring(tick: 351), DemoMesh.diverged()].map { mesh in
            Screen.canvas(
                DemoMesh.context(DemoMesh.view(mesh), size: Size(120, 40), capabilities: capabilities))
        }
    }

    @Test(arguments: Theme.Name.allCases)
    func `What was painted bit by bit is what would be painted at once`(_ name: Theme.Name) throws {
        var painter = ANSIPainter(Self.capabilities, theme: Theme(name))
        var screen = PaintedScreen(Size(120, 40))
        for canvas in Self.frames() {
            screen.feed(painter.frame(canvas))
            var fresh = ANSIPainter(Self.capabilities, theme: Theme(name))
            var whole = PaintedScreen(Size(120, 40))
            whole.feed(fresh.frame(canvas))
            let isSame = screen.glyphs == whole.glyphs
            #expect(isSame)
            #expect(screen.unknown.isEmpty)
            for y in 0..<canvas.height {
                #expect(screen.text(row: y) == String(canvas.row(y).map { Character($0.character) }))
            }
        }
    }

    @Test
    func `A cell that changes is all that is painted, and a screen that does not is not painted`() {
        var painter = ANSIPainter(Self.capabilities, theme: Theme())
        var canvas = Canvas(Size(30, 4))
        canvas.write(3, 2, "tick 41", .bold)
        #expect(painter.frame(canvas).starts(with: "\u{1B}[0m\u{1B}[2J".utf8))
        #expect(painter.frame(canvas).isEmpty)
        canvas.write(3, 2, "tick 42", .bold)
        #expect(String(decoding: painter.frame(canvas), as: UTF8.self) == "\u{1B}[3;10H\u{1B}[0;1m2")
        painter.forgetScreen()
        #expect(painter.frame(canvas).starts(with: "\u{1B}[0m\u{1B}[2J".utf8))
    }
}

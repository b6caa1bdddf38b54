import Testing

@testable import iotgan_tui

struct CanvasTests {
    @Test
    func `What falls outside is clipped`() {
        var canvas = Canvas(Size(4, 2))
        canvas.write(-2, 0, "abcdefghij")
        canvas.write(0, 5, "below")
        canvas.write(3, 1, "xy")
        canvas.fill(Rect(x: 2, y: -3, width: 9, height: 4), with: Cell("#"))
        canvas.box(Rect(x: -5, y: -5, width: 40, height: 40), .ascii, .muted)
        #expect(canvas.text == "cd##\n   x")
        #expect(canvas[-1, 0] == .blank && canvas[4, 1] == .blank)
    }

    @Test
    func `A character that is not one column wide becomes a question mark`() {
        var canvas = Canvas(Size(8, 1))
        let end = canvas.write(0, 0, "a字\u{7}e\u{301}é😀")
        // e with a combining accent is one character of two scalars.
        #expect(canvas.text == "a???é?")
        #expect(end == 6)
    }

    @Test
    func `ANSI text sets each style once and resets it at the end of a line`() {
        var canvas = Canvas(Size(5, 1))
        canvas.write(0, 0, "ab", Style(.bad, .bold))
        canvas.put(2, 0, "▀", Style(.grey(255), on: .grey(0)))
        let eight = canvas.ansiText(Capabilities(colours: .eight, isUTF8: true))
        #expect(eight == "\u{1B}[0;1;31mab\u{1B}[0;37;40m▀\u{1B}[0m  \n")
        let direct = canvas.ansiText(Capabilities(colours: .direct, isUTF8: true))
        #expect(direct.contains("38;2;255;255;255") && direct.contains("48;2;0;0;0"))
        let mono = canvas.ansiText(Capabilities(colours: .mono, isUTF8: true))
        #expect(mono == "\u{1B}[0;1mab\u{1B}[0m▀\u{1B}[0m  \n")
    }
}

struct DotRasterTests {
    @Test
    func `A diagonal lights one dot in each column`() {
        var raster = DotRaster(Size(2, 1))
        raster.line(from: Point(0, 0), to: Point(3, 3))
        // Dots 1 and 5 of the first cell, dots 3 and 8 of the second.
        #expect(raster.character(0, 0) == "\u{2811}")
        #expect(raster.character(1, 0) == "\u{2884}")
    }

    @Test
    func `A line is the same in both directions at its ends and has no gaps`() {
        for end in [Point(9, 2), Point(-4, 7), Point(0, -5), Point(3, 3)] {
            let points = DotRaster.points(from: Point(1, 1), to: end)
            #expect(points.first == Point(1, 1) && points.last == end)
            for (a, b) in zip(points, points.dropFirst()) {
                #expect(max(abs(a.x - b.x), abs(a.y - b.y)) == 1)
            }
        }
    }
}

import Testing

@testable import iotgan_tui

struct PictureRendererTests {
    /// Dark upper left, light lower right, four steps.
    private let ramp = GreyPicture(side: 2, pixels: [-1, -1 / 3, 1 / 3, 1])

    @Test
    func `Pixels map to greys by a fixed rule`() {
        // (p + 1) * 127.5, rounded: 0, 85, 170, 255.
        #expect(ramp.levels == [0, 85, 170, 255])
        #expect(GreyPicture(side: 1, pixels: [7]).levels == [255])
        #expect(GreyPicture(side: 1, pixels: [-7]).levels == [0])
        let flat = GreyPicture(side: 2, pixels: [0.1, 0.1, 0.1, 0.1])
        #expect(Set(flat.levels) == [140], "no stretch of the contrast")
    }

    @Test
    func `A half block holds two pixels, one above the other`() {
        let renderer = PictureRenderer(capabilities: Capabilities(colours: .palette256, isUTF8: true))
        var canvas = Canvas(renderer.size(side: 2))
        renderer.draw(ramp, on: &canvas, at: 0, 0)
        #expect(canvas.size == Size(2, 1))
        #expect(canvas[0, 0] == Cell("▀", Style(.grey(0), on: .grey(170))))
        #expect(canvas[1, 0] == Cell("▀", Style(.grey(85), on: .grey(255))))
    }

    @Test
    func `Without colours a ramp of characters is drawn, on request two columns for each pixel`() {
        let renderer = PictureRenderer(capabilities: Capabilities(colours: .mono, isUTF8: true))
        var wide = Canvas(renderer.size(side: 2, isWide: true))
        renderer.draw(ramp, on: &wide, at: 0, 0, isWide: true)
        // 85 * 10 / 256 = 3, 170 * 10 / 256 = 6, 255 * 10 / 256 = 9.
        #expect(wide.text == "  --\n**@@")
        var compact = Canvas(renderer.size(side: 2))
        renderer.draw(ramp, on: &compact, at: 0, 0)
        // Means 85 and 170.
        #expect(compact.text == "-*")
    }

    @Test(arguments: [(ColourDepth.eight, [0, 255]), (.sixteen, [0, 127, 229, 255])])
    func `Few colours are dithered to the same mean`(_ depth: ColourDepth, _ levels: [Int]) {
        let renderer = PictureRenderer(capabilities: Capabilities(colours: depth, isUTF8: true))
        for level in stride(from: 0, through: 255, by: 15) {
            let value = Float(level) / 127.5 - 1
            let picture = GreyPicture(side: 8, pixels: Array(repeating: value, count: 64))
            var canvas = Canvas(renderer.size(side: 8))
            renderer.draw(picture, on: &canvas, at: 0, 0)
            var sum = 0
            for cell in canvas.cells {
                for ink in [cell.style.foreground, cell.style.background] {
                    guard case .grey(let shade) = ink else { continue }
                    #expect(levels.contains(Int(shade)))
                    sum += Int(shade)
                }
            }
            // A 4x4 matrix has steps of a sixteenth of the distance between two levels.
            #expect(abs(sum / 64 - level) <= 16)
        }
    }

    @Test
    func `A picture of no numbers says so`() {
        let renderer = PictureRenderer(capabilities: Capabilities(colours: .palette256, isUTF8: true))
        let broken = GreyPicture(side: 6, pixels: Array(repeating: Float.nan, count: 36))
        var canvas = Canvas(renderer.size(side: 6))
        renderer.draw(broken, on: &canvas, at: 0, 0)
        #expect(canvas.text.contains("NaN"))
    }

    @Test
    func `Twice the size repeats pixels, half the size takes their mean`() {
        #expect(
            ramp.resized(to: 4).levels == [
                0, 0, 85, 85, 0, 0, 85, 85, 170, 170, 255, 255, 170, 170, 255, 255,
            ])
        // (0 + 85 + 170 + 255) / 4 = 127.5.
        #expect(ramp.resized(to: 1).levels == [128])
        let third = GreyPicture(side: 3, pixels: [-1, -1, -1, -1, 1, -1, -1, -1, -1]).resized(to: 2)
        // Each quarter covers a quarter of the white pixel and has an area of 2.25: 255 / 9 = 28.3.
        #expect(third.levels == [28, 28, 28, 28])
    }
}

struct PictureContrastTests {
    @Test
    func `A stretched picture goes from black to white, one without any contrast stays as it is`() {
        #expect(
            GreyPicture(side: 2, pixels: [-0.5, 0, 0, 0.5], contrast: .stretched).levels == [
                0, 128, 128, 255,
            ])
        #expect(
            GreyPicture(side: 2, pixels: [0, 0, 0, 0], contrast: .stretched).levels == [128, 128, 128, 128])
        #expect(!GreyPicture(side: 1, pixels: [.nan], contrast: .stretched).isFinite)
    }
}

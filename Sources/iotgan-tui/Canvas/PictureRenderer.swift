/// Draws pictures as cells: half blocks where the terminal has colours, a ramp of characters where it has none.
struct PictureRenderer: Sendable {
    let capabilities: Capabilities

    /// Half blocks need UTF-8 and at least black and white.
    var usesHalfBlocks: Bool { capabilities.isUTF8 && capabilities.colours > .mono }

    /// The cells that a picture of this many pixels takes. A cell is twice as high as wide, so that it holds two
    /// pixels, one above the other; a wide picture has two cells for each pixel, which suits characters.
    func size(side: Int, isWide: Bool = false) -> Size {
        isWide ? Size(side * 2, side) : Size(side, (side + 1) / 2)
    }

    /// Draws `picture` with its upper left corner at (x, y), at its own size.
    func draw(_ picture: GreyPicture, on canvas: inout Canvas, at x: Int, _ y: Int, isWide: Bool = false) {
        let area = size(side: picture.side, isWide: isWide)
        guard picture.isFinite else { return drawBroken(area, on: &canvas, at: x, y) }
        for row in 0..<area.height {
            for column in 0..<area.width {
                canvas[x + column, y + row] =
                    isWide ? Cell(rampCharacter(picture[column / 2, row])) : cell(of: picture, column, row)
            }
        }
    }

    private func cell(of picture: GreyPicture, _ column: Int, _ row: Int) -> Cell {
        let top = picture[column, 2 * row]
        let hasBottom = 2 * row + 1 < picture.side
        let bottom = hasBottom ? picture[column, 2 * row + 1] : top
        guard usesHalfBlocks else {
            return Cell(rampCharacter(UInt8((Int(top) + Int(bottom)) / 2)))
        }
        let background: Ink = hasBottom ? .grey(shade(bottom, column, 2 * row + 1)) : .standard
        return Cell("▀", Style(.grey(shade(top, column, 2 * row)), on: background))
    }

    /// A picture with pixels that are not numbers: there is nothing to be seen in it, and that must be seen.
    private func drawBroken(_ area: Size, on canvas: inout Canvas, at x: Int, _ y: Int) {
        for row in 0..<area.height {
            for column in 0..<area.width {
                canvas.put(x + column, y + row, (column + row) % 2 == 0 ? "/" : " ", Style(.bad))
            }
        }
        canvas.write(
            x + max(0, area.width - 3) / 2, y + area.height / 2, "NaN", Style(.bad, .bold), limit: area.width)
    }

    private func rampCharacter(_ level: UInt8) -> Unicode.Scalar {
        PictureRenderer.ramp[Int(level) * PictureRenderer.ramp.count / 256]
    }

    /// The level to be shown: as it is where there are greys, else the nearer one after an ordered dither.
    private func shade(_ level: UInt8, _ x: Int, _ y: Int) -> UInt8 {
        switch capabilities.colours {
        case .mono, .palette256, .direct: return level
        case .eight: return dithered(level, between: [0, 255], x, y)
        case .sixteen: return dithered(level, between: GreyScale.sixteen.map(\.level), x, y)
        }
    }

    private func dithered(_ level: UInt8, between levels: [UInt8], _ x: Int, _ y: Int) -> UInt8 {
        guard let upper = levels.firstIndex(where: { $0 >= level }), upper > 0 else { return levels[0] }
        let low = Int(levels[upper - 1])
        let span = Int(levels[upper]) - low
        let threshold = PictureRenderer.bayer[y % 4 * 4 + x % 4]
        return (Int(level) - low) * 32 > span * (2 * threshold + 1) ? levels[upper] : levels[upper - 1]
    }

    /// From dark to light.
    static let ramp: [Unicode.Scalar] = [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"]

    /// The 4x4 matrix of ordered dithering (Bayer 1973).
    private static let bayer = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]
}

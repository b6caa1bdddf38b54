import GANCore

@testable import iotgan_tui

/// Ten digits as poly-lines in the unit square, drawn with soft edges: stand-ins for what generators make.
enum StrokeDigits {
    private static let strokes: [[[(Float, Float)]]] = [
        [[(0.3, 0.15), (0.7, 0.15), (0.8, 0.5), (0.7, 0.85), (0.3, 0.85), (0.2, 0.5), (0.3, 0.15)]],
        [[(0.35, 0.3), (0.55, 0.15), (0.55, 0.85)]],
        [[(0.25, 0.3), (0.5, 0.15), (0.75, 0.3), (0.25, 0.85), (0.78, 0.85)]],
        [[(0.25, 0.15), (0.75, 0.15), (0.45, 0.45), (0.75, 0.65), (0.55, 0.85), (0.25, 0.8)]],
        [[(0.65, 0.85), (0.65, 0.15), (0.2, 0.6), (0.8, 0.6)]],
        [[(0.75, 0.15), (0.3, 0.15), (0.3, 0.45), (0.7, 0.5), (0.7, 0.8), (0.25, 0.85)]],
        [[(0.65, 0.15), (0.3, 0.5), (0.3, 0.85), (0.7, 0.85), (0.7, 0.55), (0.3, 0.55)]],
        [[(0.2, 0.15), (0.8, 0.15), (0.45, 0.85)]],
        [
            [
                (0.5, 0.48), (0.25, 0.3), (0.5, 0.12), (0.75, 0.3), (0.5, 0.48), (0.22, 0.7), (0.5, 0.88),
                (0.78, 0.7), (0.5, 0.48),
            ]
        ],
        [[(0.7, 0.45), (0.3, 0.4), (0.35, 0.15), (0.7, 0.15), (0.7, 0.45), (0.6, 0.85)]],
    ]

    /// A digit; `variant` moves and fades it a little.
    static func picture(_ digit: Int, side: Int, variant: Int) -> GreyPicture {
        let shiftX = Float(variant % 3 - 1) * 0.03
        let shiftY = Float(variant / 3 % 3 - 1) * 0.03
        let contrast = 1 - Float(variant % 4) * 0.07
        var pixels: [Float] = []
        for row in 0..<side {
            for column in 0..<side {
                let x = (Float(column) + 0.5) / Float(side) - shiftX
                let y = (Float(row) + 0.5) / Float(side) - shiftY
                let distance = self.distance(x, y, strokes[digit % 10])
                let ink = min(1, max(0, 1.3 - distance * 12))
                pixels.append(-1 + 2 * ink * contrast)
            }
        }
        return GreyPicture(side: side, pixels: pixels)
    }

    private static func distance(_ x: Float, _ y: Float, _ lines: [[(Float, Float)]]) -> Float {
        var best = Float.infinity
        for line in lines {
            for (a, b) in zip(line, line.dropFirst()) {
                let (dx, dy) = (b.0 - a.0, b.1 - a.1)
                let along = min(1, max(0, ((x - a.0) * dx + (y - a.1) * dy) / (dx * dx + dy * dy)))
                let (ex, ey) = (a.0 + along * dx - x, a.1 + along * dy - y)
                best = min(best, (ex * ex + ey * ey).squareRoot())
            }
        }
        return best
    }
}

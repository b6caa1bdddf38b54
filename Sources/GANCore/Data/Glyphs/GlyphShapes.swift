import CKernels

/// The ten digit-like glyphs as poly-lines in the unit square, x to the right and y downwards.
enum GlyphShapes {
    typealias Stroke = [SIMD2<Float>]

    /// The strokes of each class, `[class][stroke][point]`.
    static let strokes: [[Stroke]] = [
        [arc(centre: [0.50, 0.50], radii: [0.21, 0.33], from: 0, to: 1, steps: 16)],
        [[[0.35, 0.30], [0.53, 0.16], [0.53, 0.85]]],
        [
            arc(centre: [0.49, 0.35], radii: [0.20, 0.19], from: 0.52, to: 1.10, steps: 8)
                + [[0.30, 0.83], [0.73, 0.83]]
        ],
        [
            arc(centre: [0.47, 0.33], radii: [0.20, 0.17], from: 0.58, to: 1.25, steps: 8)
                + arc(centre: [0.47, 0.67], radii: [0.23, 0.17], from: 0.75, to: 1.43, steps: 8)
        ],
        [[[0.60, 0.85], [0.60, 0.16], [0.27, 0.63], [0.76, 0.63]]],
        [
            [[0.70, 0.17], [0.36, 0.17], [0.33, 0.48]]
                + arc(centre: [0.48, 0.63], radii: [0.22, 0.21], from: 0.64, to: 1.41, steps: 9)
        ],
        [
            [[0.64, 0.16], [0.42, 0.32]]
                + arc(centre: [0.50, 0.64], radii: [0.20, 0.20], from: 0.54, to: 1.54, steps: 13)
        ],
        [[[0.27, 0.18], [0.72, 0.18], [0.43, 0.85]]],
        [
            arc(centre: [0.50, 0.33], radii: [0.17, 0.16], from: 0.25, to: 1.25, steps: 12)
                + arc(centre: [0.50, 0.67], radii: [0.21, 0.18], from: 0.75, to: 1.75, steps: 13)
        ],
        [
            arc(centre: [0.50, 0.36], radii: [0.20, 0.20], from: 0.04, to: 1.04, steps: 13)
                + [[0.66, 0.64], [0.52, 0.85]]
        ],
    ]

    /// Points on an ellipse; `from` and `to` are turns, 0 to the right and a quarter downwards.
    private static func arc(
        centre: SIMD2<Float>, radii: SIMD2<Float>, from: Float, to: Float, steps: Int
    ) -> Stroke {
        (0...steps).map { step in
            var sine: Float = 0
            var cosine: Float = 0
            ck_sincos_turns(from + (to - from) * Float(step) / Float(steps), &sine, &cosine)
            return centre + radii * [cosine, sine]
        }
    }
}

import CKernels

/// How one glyph differs from its class's shape: a hand that writes a little differently each time.
struct GlyphStyle {
    /// Mean size of a written glyph, relative to its shape. With it, an MLP of 128 hidden units that is trained
    /// for 500 steps on 600 glyphs a class reads 97 % of new ones at 12 × 12 pixels, and a small convolutional
    /// network 99.8 %: neither trivial nor muddy.
    static let size: Float = 1.1
    /// Standard deviation of the rotation, in turns: 9 degrees.
    static let rotationTurns: Float = 9 / 360
    /// Standard deviation of the scale factor around 1, per axis.
    static let scale: Float = 0.12
    /// Standard deviation of the horizontal shear.
    static let shear: Float = 0.12
    /// Standard deviation of the shift, per axis, in image widths.
    static let shift: Float = 0.04
    /// Standard deviation of the smooth warp's amplitude, per axis, in image widths.
    static let warp: Float = 0.02
    /// Half the stroke's width, in image widths.
    static let halfWidth: ClosedRange<Float> = 0.045...0.085
    /// Brightness of the stroke.
    static let contrast: ClosedRange<Float> = 0.75...1
    /// Standard deviation of the pixel noise, on the pixels' scale of -1 ... 1.
    static let noise: Float = 0.05

    private let xAxis: SIMD2<Float>
    private let yAxis: SIMD2<Float>
    private let shift: SIMD2<Float>
    private let warpAmplitude: SIMD2<Float>
    private let warpPhase: SIMD2<Float>
    let halfWidth: Float
    let contrast: Float

    /// Draws a style.
    init(from stream: inout RandomStream) {
        var sine: Float = 0
        var cosine: Float = 0
        ck_sincos_turns(Self.rotationTurns * stream.normal().limited, &sine, &cosine)
        let width = 1 + Self.scale * stream.normal().limited
        let height = 1 + Self.scale * stream.normal().limited
        let shear = Self.shear * stream.normal().limited
        // Rotation · shear · scale, column by column.
        xAxis = SIMD2(cosine, sine) * width
        yAxis = (SIMD2(-sine, cosine) + shear * SIMD2(cosine, sine)) * height
        shift = Self.shift * SIMD2(stream.normal().limited, stream.normal().limited)
        warpAmplitude = Self.warp * SIMD2(stream.normal().limited, stream.normal().limited)
        warpPhase = SIMD2(stream.uniform(), stream.uniform())
        halfWidth = stream.uniform(in: Self.halfWidth)
        contrast = stream.uniform(in: Self.contrast)
    }

    /// Where a point of the class's shape goes. The warp is one sine wave of a whole image's length per axis,
    /// so that neighbouring points move alike.
    func place(_ point: SIMD2<Float>) -> SIMD2<Float> {
        let fromCentre = (point - SIMD2(repeating: 0.5)) * Self.size
        let affine = xAxis * fromCentre.x + yAxis * fromCentre.y
        var wave = SIMD2<Float>.zero
        var unused: Float = 0
        ck_sincos_turns(affine.y + warpPhase.x, &wave.x, &unused)
        ck_sincos_turns(affine.x + warpPhase.y, &wave.y, &unused)
        return SIMD2(repeating: 0.5) + affine + shift + warpAmplitude * wave
    }
}

extension Float {
    /// A normal deviate within 2.5 standard deviations, so that no glyph leaves the image or turns on its side.
    fileprivate var limited: Float { self < -2.5 ? -2.5 : self > 2.5 ? 2.5 : self }
}

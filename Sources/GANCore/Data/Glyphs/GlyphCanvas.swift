/// Renders poly-lines from the distance of each pixel's centre to the nearest of their segments.
struct GlyphCanvas {
    private let side: Int
    private var segments: [Segment] = []
    private var row: [Float]
    private var noise: [Float]

    /// A line from `start` along `direction`, in pixels.
    private struct Segment {
        var start: SIMD2<Float>
        var direction: SIMD2<Float>
        var inverseSquaredLength: Float
        var top: Float
        var bottom: Float
    }

    init(side: Int) {
        self.side = side
        row = Array(repeating: 0, count: side)
        noise = Array(repeating: 0, count: side * side)
    }

    /// Forgets all strokes.
    mutating func clear() { segments.removeAll(keepingCapacity: true) }

    /// Adds a poly-line as `style` distorts it.
    mutating func add(_ stroke: GlyphShapes.Stroke, style: GlyphStyle) {
        let pixelsPerUnit = Float(side)
        var start = style.place(stroke[0]) * pixelsPerUnit
        for point in stroke.dropFirst() {
            let end = style.place(point) * pixelsPerUnit
            let direction = end - start
            let squaredLength = direction.x * direction.x + direction.y * direction.y
            segments.append(
                Segment(
                    start: start, direction: direction,
                    inverseSquaredLength: squaredLength > 0 ? 1 / squaredLength : 0,
                    top: start.y < end.y ? start.y : end.y, bottom: start.y < end.y ? end.y : start.y))
            start = end
        }
    }

    /// Writes side × side pixels in [-1, 1]: a stroke of the style's width with edges one pixel soft, and noise.
    mutating func render(
        style: GlyphStyle, stream: inout RandomStream, to pixels: UnsafeMutablePointer<Float>
    ) {
        let reach = style.halfWidth * Float(side) + 0.5
        noise.withUnsafeMutableBufferPointer { stream.fillNormals($0.baseAddress!, count: $0.count) }
        for y in 0..<side {
            measureRow(y, reach: reach)
            for x in 0..<side {
                let inside = reach - row[x].squareRoot()
                let ink = (inside < 0 ? 0 : inside > 1 ? 1 : inside) * style.contrast
                let pixel = 2 * ink - 1 + GlyphStyle.noise * noise[y * side + x]
                pixels[y * side + x] = pixel < -1 ? -1 : pixel > 1 ? 1 : pixel
            }
        }
    }

    /// Sets `row` to the squared distances of row `y` to the nearest segment, or to anything beyond `reach`.
    private mutating func measureRow(_ y: Int, reach: Float) {
        let centreY = Float(y) + 0.5
        for x in 0..<side { row[x] = reach * reach }
        for segment in segments where segment.top - reach < centreY && centreY < segment.bottom + reach {
            for x in 0..<side {
                let offset = SIMD2(Float(x) + 0.5, centreY) - segment.start
                let product = offset * segment.direction
                let along = (product.x + product.y) * segment.inverseSquaredLength
                let nearest = segment.direction * (along < 0 ? 0 : along > 1 ? 1 : along)
                let gap = offset - nearest
                let squared = gap.x * gap.x + gap.y * gap.y
                if squared < row[x] { row[x] = squared }
            }
        }
    }
}

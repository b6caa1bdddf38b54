/// The embedded data set: digit-like glyphs in ten classes, each drawn from (seed, class, index) alone.
///
/// A glyph is its class's poly-line, rotated, scaled, sheared, shifted and warped a little, drawn with a stroke
/// of random width and brightness, and with pixel noise. It is rendered from the distance to the poly-line, so
/// the same glyph can be had at any size.
public struct Glyphs: Sendable {
    /// The number of classes, the digits.
    public static let classCount = 10
    /// A name for each class.
    public static let classNames = (0..<classCount).map { String($0) }
    /// Indices from here on are held out for tests.
    static let firstTestIndex: UInt64 = 1 << 32

    private let seed: UInt64
    /// Width and height of an image in pixels.
    public let side: Int

    /// Creates a generator of glyphs.
    ///
    /// - Parameters:
    ///   - side: width and height of an image in pixels, 4 ... 64.
    ///   - seed: other seeds give other hands, not other classes.
    public init(side: Int, seed: UInt64) {
        precondition(ImageDataset.sides.contains(side), "glyphs have 4 to 64 pixels a side")
        self.side = side
        self.seed = seed
    }

    /// Images `first ..< first + countPerClass` of every class, the classes taking turns.
    ///
    /// - Complexity: O(images · pixels · points of a poly-line); about 10 µs an image of 12 × 12 pixels.
    public func images(countPerClass: Int, startingAt first: UInt64 = 0) -> LabelledImages {
        let count = countPerClass * Self.classCount
        var pixels = FloatBuffer(count: count * side * side)
        var canvas = GlyphCanvas(side: side)
        pixels.withUnsafeMutablePointer { pointer in
            for image in 0..<count {
                draw(
                    class: image % Self.classCount, index: first + UInt64(image / Self.classCount),
                    canvas: &canvas, to: pointer + image * side * side)
            }
        }
        return LabelledImages(
            side: side, classCount: Self.classCount, pixels: pixels,
            labels: (0..<count).map { UInt8($0 % Self.classCount) })
    }

    private func draw(
        class number: Int, index: UInt64, canvas: inout GlyphCanvas, to pixels: UnsafeMutablePointer<Float>
    ) {
        var stream = RandomStream(seed: seed, node: UInt32(number), purpose: .glyphs, tick: index)
        let style = GlyphStyle(from: &stream)
        canvas.clear()
        for stroke in GlyphShapes.strokes[number] { canvas.add(stroke, style: style) }
        canvas.render(style: style, stream: &stream, to: pixels)
    }
}

extension ImageDataset {
    /// Glyphs to train on and other glyphs to test with.
    ///
    /// - Parameters:
    ///   - side: width and height of an image in pixels, 4 ... 64.
    ///   - trainingPerClass: training images of each of the ten classes.
    ///   - testPerClass: test images of each class; they are the same for any number of training images.
    ///   - seed: the hand that writes them.
    public static func glyphs(
        side: Int = 12, trainingPerClass: Int = 600, testPerClass: Int = 100, seed: UInt64
    ) -> ImageDataset {
        let glyphs = Glyphs(side: side, seed: seed)
        return ImageDataset(
            name: "glyphs", classNames: Glyphs.classNames,
            training: glyphs.images(countPerClass: trainingPerClass),
            test: glyphs.images(countPerClass: testPerClass, startingAt: Glyphs.firstTestIndex))
    }
}

import CKernels

/// Square greyscale images with a class each, a byte a pixel, as a sensor would store them: a quarter of the memory
/// of ``LabelledImages``.
///
/// A pixel p in [-1, 1] is the byte (p + 1) · 127.5, rounded to nearest, ties to even: -1 is 0, 1 is 255, and no
/// pixel is off by more than 1 / 255. What is outside is clamped, what is no number is black.
public struct ByteImages: LabelledSamples, Equatable {
    public let side: Int
    public let classCount: Int
    /// Pixels, `[image][row][column]`.
    public private(set) var pixels: [UInt8]
    /// The class of each image.
    public private(set) var labels: [UInt8]
    /// The numbers of the images of each class, ascending.
    public private(set) var indicesByClass: [[Int32]]

    /// Creates a set of images.
    ///
    /// - Precondition: `pixels.count == labels.count * side * side` and every label is below `classCount`.
    public init(side: Int, classCount: Int, pixels: [UInt8], labels: [UInt8]) {
        precondition(pixels.count == labels.count * side * side, "pixels and labels do not match")
        self.side = side
        self.classCount = classCount
        self.pixels = pixels
        self.labels = labels
        indicesByClass = Self.indicesByClass(labels, classCount: classCount)
    }

    /// The nearest that bytes come to `images`.
    public init(quantising images: LabelledImages) {
        let pixels = images.pixels.withUnsafePointer { source in
            (0..<images.pixels.count).map { Self.byte(source[$0]) }
        }
        self.init(side: images.side, classCount: images.classCount, pixels: pixels, labels: images.labels)
    }

    /// The nearest that bytes come to `subset`.
    public init(quantising subset: ImageSubset) {
        let pixels = (0..<subset.count).flatMap { subset.image($0).map(Self.byte) }
        self.init(side: subset.side, classCount: subset.classCount, pixels: pixels, labels: subset.labels)
    }

    /// A set with no images in it.
    public static func empty(side: Int, classCount: Int) -> ByteImages {
        ByteImages(side: side, classCount: classCount, pixels: [], labels: [])
    }

    public var count: Int { labels.count }

    /// The pixels of image `index`, in [-1, 1].
    public func image(_ index: Int) -> [Float] {
        precondition(index >= 0 && index < count, "no such image")
        return pixels[index * pixelCount..<(index + 1) * pixelCount].map(Self.grey)
    }

    /// The mean of the images of a class, in [-1, 1]; black where there are none.
    public func meanImage(of label: Int) -> [Float] {
        var sums = [Int](repeating: 0, count: pixelCount)
        for index in indicesByClass[label] {
            let start = Int(index) * pixelCount
            for pixel in 0..<pixelCount { sums[pixel] += Int(pixels[start + pixel]) }
        }
        let scale = 1 / (127.5 * Float(max(indicesByClass[label].count, 1)))
        return sums.map { Float($0) * scale - 1 }
    }

    /// The bytes of image `index`.
    public func bytes(of index: Int) -> [UInt8] {
        precondition(index >= 0 && index < count, "no such image")
        return Array(pixels[index * pixelCount..<(index + 1) * pixelCount])
    }

    /// Makes room for so many images in all: just enough, where an array that grows by itself takes up to twice the
    /// memory.
    public mutating func reserveCapacity(_ imageCount: Int) {
        pixels.reserveCapacity(imageCount * pixelCount)
        labels.reserveCapacity(imageCount)
    }

    /// Adds the images of `other` behind these.
    public mutating func append(_ other: ByteImages) {
        precondition(other.side == side && other.classCount == classCount, "different kinds of images")
        let first = Int32(count)
        reserveCapacity(count + other.count)
        pixels += other.pixels
        labels += other.labels
        for label in indicesByClass.indices {
            indicesByClass[label].reserveCapacity(
                indicesByClass[label].count + other.indicesByClass[label].count)
            indicesByClass[label] += other.indicesByClass[label].map { first + $0 }
        }
    }

    /// Adds all pixels and labels to `digest`.
    public func combine(into digest: inout Digest) {
        digest.combine(pixels)
        digest.combine(labels)
    }

    /// The byte for a grey in [-1, 1].
    @inline(__always)
    static func byte(_ grey: Float) -> UInt8 {
        let level = (grey + 1) * 127.5
        // False for what is no number.
        guard level > 0 else { return 0 }
        // From 2^23 on floats are whole numbers: the sum's last byte is the rounded level.
        return UInt8(truncatingIfNeeded: (min(level, 255) + 0x1p23).bitPattern)
    }
}

extension ByteImages: PixelSource {
    func withPixels<R>(_ body: (UnsafePointer<UInt8>) -> R) -> R {
        pixels.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("there are no pixels") }
            return body(base)
        }
    }

    /// Greys first, one image after the other, because the kernel that makes columns of them takes floats.
    static func gather(
        _ images: UnsafeBufferPointer<UnsafePointer<UInt8>?>, pixelCount: Int, into target: FeatureMatrix
    ) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: images.count * pixelCount) { greys in
            withUnsafeTemporaryAllocation(of: UnsafePointer<Float>?.self, capacity: images.count) { columns in
                guard let base = greys.baseAddress else { return }
                for (column, image) in images.enumerated() {
                    let start = base + column * pixelCount
                    columns[column] = UnsafePointer(start)
                    guard let image else { continue }
                    for pixel in 0..<pixelCount { start[pixel] = grey(image[pixel]) }
                }
                ck_gather(images.count, pixelCount, columns.baseAddress, target.base, target.stride)
            }
        }
    }

    @inline(__always)
    static func grey(_ pixel: UInt8) -> Float { (Float(pixel) - 127.5) * (1 / 127.5) }
}

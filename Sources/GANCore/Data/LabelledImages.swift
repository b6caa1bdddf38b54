/// Square greyscale images with a class each; pixels are in [-1, 1], one image after the other, row by row.
public struct LabelledImages: LabelledSamples, Equatable {
    /// Width and height of an image in pixels.
    public let side: Int
    /// How many classes there are (labels are below it).
    public let classCount: Int
    /// Pixels, `[image][row][column]`.
    public let pixels: FloatBuffer
    /// The class of each image.
    public let labels: [UInt8]
    /// The numbers of the images of each class, ascending.
    public let indicesByClass: [[Int32]]

    /// Creates a set of images.
    ///
    /// - Precondition: `pixels.count == labels.count * side * side` and every label is below `classCount`.
    public init(side: Int, classCount: Int, pixels: FloatBuffer, labels: [UInt8]) {
        precondition(pixels.count == labels.count * side * side, "pixels and labels do not match")
        self.side = side
        self.classCount = classCount
        self.pixels = pixels
        self.labels = labels
        indicesByClass = Self.indicesByClass(labels, classCount: classCount)
    }

    /// The number of images.
    public var count: Int { labels.count }
    /// The pixels of image `index`.
    public func image(_ index: Int) -> [Float] {
        precondition(index >= 0 && index < count, "no such image")
        return pixels.withUnsafePointer {
            Array(UnsafeBufferPointer(start: $0 + index * pixelCount, count: pixelCount))
        }
    }

    /// The images at `indices`, in that order; no pixel is copied.
    public func selecting(_ indices: [Int]) -> ImageSubset { ImageSubset(of: self, indices: indices) }

    /// Adds all pixels and labels to `digest`.
    public func combine(into digest: inout Digest) {
        digest.combine(pixels)
        digest.combine(labels)
    }
}

/// A data set as it is shared by everyone: images to be partitioned over the nodes, and held-out test images.
public struct ImageDataset: Sendable, Equatable {
    /// The name as the user gave it, e.g. `glyphs`.
    public let name: String
    /// A short name for each class, e.g. `0` or `T-shirt`.
    public let classNames: [String]
    /// The images that the nodes' shards are drawn from.
    public let training: LabelledImages
    /// The images that measure the nodes; no node trains on them.
    public let test: LabelledImages

    public init(name: String, classNames: [String], training: LabelledImages, test: LabelledImages) {
        self.name = name
        self.classNames = classNames
        self.training = training
        self.test = test
    }
}

extension ImageDataset {
    /// Widths and heights that images can be had in, in pixels.
    public static let sides = 4...64
}

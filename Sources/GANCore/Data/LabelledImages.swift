/// Square greyscale images with a class each; pixels are in [-1, 1], one image after the other, row by row.
public struct LabelledImages: Sendable, Equatable {
    /// Width and height of an image in pixels.
    public let side: Int
    /// How many classes there are (labels are below it).
    public let classCount: Int
    /// Pixels, `[image][row][column]`.
    public private(set) var pixels: FloatBuffer
    /// The class of each image.
    public private(set) var labels: [UInt8]
    /// The numbers of the images of each class, ascending.
    public private(set) var indicesByClass: [[Int32]]

    /// Creates a set of images.
    ///
    /// - Precondition: `pixels.count == labels.count * side * side` and every label is below `classCount`.
    public init(side: Int, classCount: Int, pixels: FloatBuffer, labels: [UInt8]) {
        precondition(pixels.count == labels.count * side * side, "pixels and labels do not match")
        self.side = side
        self.classCount = classCount
        self.pixels = pixels
        self.labels = labels
        indicesByClass = Array(repeating: [], count: classCount)
        for (index, label) in labels.enumerated() { indicesByClass[Int(label)].append(Int32(index)) }
    }

    /// A set with no images in it.
    public static func empty(side: Int, classCount: Int) -> LabelledImages {
        LabelledImages(side: side, classCount: classCount, pixels: FloatBuffer(count: 0), labels: [])
    }

    /// The number of images.
    public var count: Int { labels.count }
    /// The number of pixels of one image.
    public var pixelCount: Int { side * side }
    /// How many images each class has.
    public var countsByClass: [Int] { indicesByClass.map(\.count) }
    /// The classes that have at least one image, ascending.
    public var classesPresent: [Int] { indicesByClass.indices.filter { !indicesByClass[$0].isEmpty } }

    /// The pixels of image `index`.
    public func image(_ index: Int) -> [Float] {
        precondition(index >= 0 && index < count, "no such image")
        return pixels.withUnsafePointer {
            Array(UnsafeBufferPointer(start: $0 + index * pixelCount, count: pixelCount))
        }
    }

    /// The images at `indices`, in that order.
    public func selecting(_ indices: [Int]) -> LabelledImages {
        var chosen = FloatBuffer(count: indices.count * pixelCount)
        let size = pixelCount
        chosen.withUnsafeMutablePointer { destination in
            pixels.withUnsafePointer { source in
                for (position, index) in indices.enumerated() {
                    precondition(index >= 0 && index < count, "no such image")
                    (destination + position * size).update(from: source + index * size, count: size)
                }
            }
        }
        return LabelledImages(
            side: side, classCount: classCount, pixels: chosen, labels: indices.map { labels[$0] })
    }

    /// These images followed by `other`.
    public func appending(_ other: LabelledImages) -> LabelledImages {
        precondition(other.side == side && other.classCount == classCount, "different kinds of images")
        var all = FloatBuffer(count: (count + other.count) * pixelCount)
        let size = pixelCount
        all.withUnsafeMutablePointer { destination in
            pixels.withUnsafePointer { destination.update(from: $0, count: count * size) }
            other.pixels.withUnsafePointer {
                (destination + count * size).update(from: $0, count: other.count * size)
            }
        }
        return LabelledImages(side: side, classCount: classCount, pixels: all, labels: labels + other.labels)
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

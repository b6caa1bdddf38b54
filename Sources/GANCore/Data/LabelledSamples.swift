/// Square greyscale images with a class each, wherever their pixels are.
public protocol LabelledSamples: Sendable {
    /// Width and height of an image in pixels.
    var side: Int { get }
    /// How many classes there are (labels are below it).
    var classCount: Int { get }
    /// The number of images.
    var count: Int { get }
    /// Where the images of each class are.
    var indicesByClass: [[Int32]] { get }
}

extension LabelledSamples {
    /// The number of pixels of one image.
    public var pixelCount: Int { side * side }
    /// How many images each class has.
    public var countsByClass: [Int] { indicesByClass.map(\.count) }
    /// The classes that have at least one image, ascending.
    public var classesPresent: [Int] { indicesByClass.indices.filter { !indicesByClass[$0].isEmpty } }

    /// The positions of each class among `labels`, ascending.
    static func indicesByClass(_ labels: [UInt8], classCount: Int) -> [[Int32]] {
        var indices = [[Int32]](repeating: [], count: classCount)
        for (index, label) in labels.enumerated() { indices[Int(label)].append(Int32(index)) }
        return indices
    }
}

/// Images that batches are gathered from, one after the other in memory.
protocol PixelSource: LabelledSamples {
    associatedtype Pixel: BitwiseCopyable

    /// Calls `body` with the pixels, which `indicesByClass` counts images from.
    func withPixels<R>(_ body: (UnsafePointer<Pixel>) -> R) -> R

    /// Writes the grey of each image's pixels, from -1 to 1, into a column of `target`.
    static func gather(
        _ images: UnsafeBufferPointer<UnsafePointer<Pixel>?>, pixelCount: Int, into target: FeatureMatrix)
}

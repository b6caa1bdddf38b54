import CKernels

/// Some images of a set, by their numbers: all subsets of a set share its pixels.
public struct ImageSubset: LabelledSamples, Equatable {
    private let images: LabelledImages
    /// The numbers of the images in the set that they are chosen from, in the order of this subset.
    public let indices: [Int32]
    /// The same numbers by class.
    public let indicesByClass: [[Int32]]

    /// The images of `images` at `indices`, in that order.
    public init(of images: LabelledImages, indices: [Int]) {
        precondition(indices.allSatisfy { $0 >= 0 && $0 < images.count }, "no such image")
        self.images = images
        self.indices = indices.map { Int32($0) }
        var byClass: [[Int32]] = Array(repeating: [], count: images.classCount)
        for index in self.indices { byClass[Int(images.labels[Int(index)])].append(index) }
        indicesByClass = byClass
    }

    /// All of `images`.
    public init(_ images: LabelledImages) {
        self.images = images
        indices = images.labels.indices.map { Int32($0) }
        indicesByClass = images.indicesByClass
    }

    public var side: Int { images.side }
    public var classCount: Int { images.classCount }
    public var count: Int { indices.count }

    /// The class of each image.
    ///
    /// - Complexity: O(*images*): it is looked up in the set.
    public var labels: [UInt8] { indices.map { images.labels[Int($0)] } }

    /// The pixels of the image at `position` of this subset.
    public func image(_ position: Int) -> [Float] { images.image(Int(indices[position])) }

    /// The images whose class `isWanted`.
    public func selecting(_ isWanted: (_ label: Int) -> Bool) -> ImageSubset {
        ImageSubset(
            of: images,
            indices: indices.map { Int($0) }.filter { isWanted(Int(images.labels[$0])) })
    }

    /// Adds the numbers of the images to `digest`; what they show is up to the set.
    public func combine(into digest: inout Digest) {
        digest.combine(UInt64(indices.count))
        for index in indices { digest.combine(UInt64(index)) }
    }
}

extension ImageSubset: PixelSource {
    func withPixels<R>(_ body: (UnsafePointer<Float>) -> R) -> R { images.pixels.withUnsafePointer(body) }

    static func gather(
        _ images: UnsafeBufferPointer<UnsafePointer<Float>?>, pixelCount: Int, into target: FeatureMatrix
    ) {
        ck_gather(images.count, pixelCount, images.baseAddress, target.base, target.stride)
    }
}

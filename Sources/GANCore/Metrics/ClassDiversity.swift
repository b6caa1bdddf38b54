/// How far images of the same class are apart: what a generator loses when it is trained on what another one made (the
/// photocopy effect), and what neither its conditional accuracy nor, for long, its Fréchet distance tells.
///
/// For each class c with images x₁ ... xₙ it is the mean distance of two of them,
/// d(c) = 2 / (n (n - 1)) · Σ_{i < j} ‖xᵢ - xⱼ‖, in units of grey from -1 to 1.
public struct ClassDiversity: Sendable, Hashable {
    /// By class; nil where there are not two images of it.
    public let distances: [Double?]

    /// Measures the first `limit` images of each class: the work grows with their square.
    public init(_ images: LabelledImages, limit: Int) { self.init(ImageSubset(images), limit: limit) }

    /// The same of some images of a set.
    public init(_ images: ImageSubset, limit: Int) {
        distances = images.withPixels { pixels in
            images.indicesByClass.map { indices in
                Self.meanDistance(
                    indices.prefix(limit).map(Int.init), of: pixels, pixelCount: images.pixelCount)
            }
        }
    }

    /// The mean over classes of d(c) / d'(c), where d' are those of `reference`; nil where no class can be compared.
    ///
    /// 1 is as diverse as the reference, 0 the same image again and again.
    public func ratio(to reference: ClassDiversity) -> Double? {
        let ratios = zip(distances, reference.distances).compactMap { mine, theirs -> Double? in
            guard let mine, let theirs, theirs > 0 else { return nil }
            return mine / theirs
        }
        return ratios.isEmpty ? nil : ratios.reduce(0, +) / Double(ratios.count)
    }

    private static func meanDistance(
        _ indices: [Int], of pixels: UnsafePointer<Float>, pixelCount: Int
    ) -> Double? {
        guard indices.count > 1 else { return nil }
        var sum = 0.0
        for (place, one) in indices.enumerated() {
            for other in indices[..<place] {
                sum += distance(pixels + one * pixelCount, pixels + other * pixelCount, pixelCount)
            }
        }
        return sum / Double(indices.count * (indices.count - 1) / 2)
    }

    /// ‖one - other‖, summed in eight parts that the processor can overlap, in a fixed order.
    private static func distance(
        _ one: UnsafePointer<Float>, _ other: UnsafePointer<Float>, _ count: Int
    ) -> Double {
        var sums = SIMD8<Float>()
        let whole = count / 8 * 8
        for start in stride(from: 0, to: whole, by: 8) {
            let difference =
                UnsafeRawPointer(one + start).loadUnaligned(as: SIMD8<Float>.self)
                - UnsafeRawPointer(other + start).loadUnaligned(as: SIMD8<Float>.self)
            sums += difference * difference
        }
        var sum = 0.0
        for lane in 0..<8 { sum += Double(sums[lane]) }
        for index in whole..<count {
            let difference = Double(one[index]) - Double(other[index])
            sum += difference * difference
        }
        return sum.squareRoot()
    }
}

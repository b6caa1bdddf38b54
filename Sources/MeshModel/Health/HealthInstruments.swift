import GANCore

/// What health is measured with, and no node knows: images that nobody trains on.
struct HealthInstruments: Sendable {
    let heldOut: ImageSubset
    /// How far images of each class are apart.
    let distances: ClassDiversity
    /// Where the images of each class lie.
    let centres: [ClassCentre?]

    /// Images of a class that its diversity is measured by: the work grows with their square.
    static let diversityImages = 24
    /// Images of a class that its centre is measured by.
    static let centreImages = 100

    init(_ test: LabelledImages) {
        let heldOut = ImageSubset(test)
        self.heldOut = heldOut
        distances = ClassDiversity(heldOut, limit: Self.diversityImages)
        centres = heldOut.indicesByClass.map { indices in
            ClassCentre(indices.prefix(Self.centreImages).map { test.image(Int($0)) })
        }
    }

    /// The class of `fakes` that lies farthest from where it should; nil where there are none.
    func farthest(_ fakes: ByteImages) -> (label: Int, offset: Float)? {
        var worst: (label: Int, offset: Float)?
        for label in fakes.classesPresent {
            guard let centre = centres[label] else { continue }
            let mean = fakes.meanImage(of: label)
            let offset = centre.offset(of: mean)
            if offset > worst?.offset ?? -1 { worst = (label, offset) }
        }
        return worst
    }
}

/// The mean of some images, and how far they lie around it.
struct ClassCentre: Sendable {
    let mean: [Float]
    /// Mean of ‖x - mean‖².
    let spread: Float

    /// - Returns: nil where there are not two images that differ.
    init?(_ images: [[Float]]) {
        guard images.count > 1 else { return nil }
        let count = Float(images.count)
        let mean = images[0].indices.map { pixel in images.reduce(0) { $0 + $1[pixel] } / count }
        self.mean = mean
        spread = images.reduce(0) { $0 + Self.squaredDistance($1, mean) } / count
        guard spread > 0 else { return nil }
    }

    /// ‖other - mean‖² in units of the spread.
    func offset(of other: [Float]) -> Float { Self.squaredDistance(other, mean) / spread }

    private static func squaredDistance(_ one: [Float], _ other: [Float]) -> Float {
        var sum: Float = 0
        for pixel in one.indices { sum += (one[pixel] - other[pixel]) * (one[pixel] - other[pixel]) }
        return sum
    }
}

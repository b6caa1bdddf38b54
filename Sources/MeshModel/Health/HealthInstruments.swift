import GANCore

/// What health is measured with, and no node knows: images that nobody trains on.
struct HealthInstruments: Sendable {
    let heldOut: ImageSubset
    /// How far images of each class are apart.
    let distances: ClassDiversity
    /// The mean image of each class; nil where there are not two.
    let centres: [[Float]?]
    /// Mean of ‖x - centre of x's class‖² over all classes.
    let spread: Float

    /// Images of a class that its diversity is measured by: the work grows with their square.
    static let diversityImages = 24
    /// Images of a class that its centre is measured by.
    static let centreImages = 100

    init(_ test: LabelledImages) {
        let heldOut = ImageSubset(test)
        self.heldOut = heldOut
        distances = ClassDiversity(heldOut, limit: Self.diversityImages)
        let images = heldOut.indicesByClass.map { indices in
            indices.prefix(Self.centreImages).map { test.image(Int($0)) }
        }
        centres = images.map { $0.count > 1 ? Self.mean(of: $0) : nil }
        let distances = zip(images, centres).flatMap { images, centre in
            centre.map { centre in images.map { Self.squaredDistance($0, centre) } } ?? []
        }
        spread = distances.reduce(0, +) / Float(max(distances.count, 1))
    }

    /// The class of `fakes` whose mean lies farthest from where it should, and its squared distance in units of the spread of
    /// classes; nil where there are none, or where images do not differ.
    ///
    /// The spread is that of all classes: sneakers are so much alike that honest ones lie three times theirs away.
    func farthest(_ fakes: ByteImages) -> (label: Int, offset: Float)? {
        guard spread > 0 else { return nil }
        var worst: (label: Int, offset: Float)?
        for label in fakes.classesPresent {
            guard let centre = centres[label] else { continue }
            let offset = Self.squaredDistance(fakes.meanImage(of: label), centre) / spread
            if offset > worst?.offset ?? -1 { worst = (label, offset) }
        }
        return worst
    }

    private static func mean(of images: [[Float]]) -> [Float] {
        let count = Float(images.count)
        return images[0].indices.map { pixel in images.reduce(0) { $0 + $1[pixel] } / count }
    }

    private static func squaredDistance(_ one: [Float], _ other: [Float]) -> Float {
        var sum: Float = 0
        for pixel in one.indices { sum += (one[pixel] - other[pixel]) * (one[pixel] - other[pixel]) }
        return sum
    }
}

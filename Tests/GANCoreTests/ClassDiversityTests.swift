import GANCore
import Testing

@Suite struct ClassDiversityTests {
    /// Images of four equal pixels: two greys g and h are 2 |g - h| apart.
    private static func images(_ greys: [Float], labels: [UInt8]) -> LabelledImages {
        LabelledImages(
            side: 2, classCount: 3, pixels: FloatBuffer(greys.flatMap { [$0, $0, $0, $0] }), labels: labels)
    }

    private static let real = images([0, 1, -1, 0.5, 0.25], labels: [0, 0, 0, 1, 1])

    /// Class 0: distances 2, 2 and 4, a mean of 8/3; class 1: 0.5; class 2 has no image.
    @Test func `mean distances of pairs, as worked by hand`() throws {
        let distances = ClassDiversity(Self.real, limit: 10).distances
        #expect(distances.count == 3 && distances[2] == nil)
        #expect(abs(try #require(distances[0]) - 8.0 / 3) < 1e-12)
        #expect(distances[1] == 0.5)
        // Of two images of class 0: 2.
        #expect(ClassDiversity(Self.real, limit: 2).distances == [2, 0.5, nil])
    }

    /// Class 0: 1 of 8/3, which is 3/8; class 1: 0.25 of 0.5, which is 1/2; their mean is 7/16.
    @Test func `a ratio is a mean over the classes that both have`() throws {
        let fake = Self.images([0, 0.5, 0.5, 0.375, 1, -1], labels: [0, 0, 1, 1, 2, 2])
        let reference = ClassDiversity(Self.real, limit: 10)
        let ratio = try #require(ClassDiversity(fake, limit: 10).ratio(to: reference))
        #expect(abs(ratio - 7.0 / 16) < 1e-12)
        #expect(reference.ratio(to: reference) == 1)
        let copies = Self.images([0.5, 0.5, 0.5], labels: [0, 0, 0])
        #expect(ClassDiversity(copies, limit: 10).ratio(to: reference) == 0)
        let none = Self.images([0.5], labels: [0])
        #expect(ClassDiversity(none, limit: 10).ratio(to: reference) == nil)
    }

    /// Pixels beyond the last whole eight count too: 3x3 pixels, 1 apart each, are 3 apart.
    @Test func `every pixel counts`() {
        let pixels = FloatBuffer(Array(repeating: Float(0), count: 9) + Array(repeating: 1, count: 9))
        let images = LabelledImages(side: 3, classCount: 1, pixels: pixels, labels: [0, 0])
        #expect(ClassDiversity(images, limit: 2).distances == [3])
    }
}

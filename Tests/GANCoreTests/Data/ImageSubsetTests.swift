import Testing

@testable import GANCore

extension ImageSubset {
    /// The images as a set of their own.
    var copied: LabelledImages {
        LabelledImages(
            side: side, classCount: classCount, pixels: FloatBuffer((0..<count).flatMap(image)),
            labels: labels)
    }
}

@Suite struct ImageSubsetTests {
    /// Six images of 2 x 2 pixels, each of the grey that is a tenth of its number.
    private let all = LabelledImages(
        side: 2, classCount: 3, pixels: FloatBuffer((0..<24).map { Float($0 / 4) / 10 }),
        labels: [0, 1, 2, 0, 1, 0])

    @Test func `a subset shows the images in the order that they were chosen in`() {
        let some = all.selecting([4, 0, 5])
        #expect(some.count == 3)
        #expect(some.labels == [1, 0, 0])
        #expect(some.image(0) == [0.4, 0.4, 0.4, 0.4])
        #expect(some.image(2) == [0.5, 0.5, 0.5, 0.5])
        #expect(some.countsByClass == [2, 1, 0])
        #expect(some.classesPresent == [0, 1])
        #expect(some.indicesByClass == [[0, 5], [4], []])
        #expect(some.pixelCount == 4)
    }

    @Test func `all images are a subset`() {
        #expect(ImageSubset(all) == all.selecting(Array(0..<6)))
        #expect(ImageSubset(all).copied == all)
    }

    @Test func `the digest tells subsets of a set apart`() {
        func digest(_ indices: [Int]) -> Digest {
            var digest = Digest()
            all.selecting(indices).combine(into: &digest)
            return digest
        }
        #expect(digest([1, 2]) == digest([1, 2]))
        #expect(digest([1, 2]) != digest([2, 1]))
        #expect(digest([1, 2]) != digest([1, 3]))
        #expect(digest([]) != digest([0]))
    }
}

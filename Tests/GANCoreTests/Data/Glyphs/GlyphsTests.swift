import Testing

@testable import GANCore

@Suite struct GlyphsTests {
    @Test func `A glyph depends on seed, class and index, not on how many are drawn`() {
        let few = Glyphs(side: 12, seed: 3).images(countPerClass: 2)
        let many = Glyphs(side: 12, seed: 3).images(countPerClass: 5)
        #expect(few == many.selecting(Array(0..<20)).copied)
        let later = Glyphs(side: 12, seed: 3).images(countPerClass: 3, startingAt: 2)
        #expect(later == many.selecting(Array(20..<50)).copied)
        #expect(few != Glyphs(side: 12, seed: 4).images(countPerClass: 2))
    }

    /// The number was printed by a release build on x86-64; debug builds and other machines must agree. A change
    /// of it is a change of the data set: everybody's results move.
    @Test func `Glyphs are the same bits everywhere`() {
        var digest = Digest()
        digest.combine(Glyphs(side: 12, seed: 1).images(countPerClass: 5).pixels)
        #expect(digest.hexadecimal == "268bb646a7f892ff")
    }

    @Test func `Every class has as many images as asked for, in turns`() {
        let data = ImageDataset.glyphs(side: 12, trainingPerClass: 7, testPerClass: 3, seed: 1)
        #expect(data.training.countsByClass == Array(repeating: 7, count: 10))
        #expect(data.test.countsByClass == Array(repeating: 3, count: 10))
        #expect(data.training.labels.prefix(12) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1])
        #expect(data.classNames == ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
    }

    @Test func `Test images do not depend on the number of training images and are not among them`() {
        let small = ImageDataset.glyphs(side: 12, trainingPerClass: 1, testPerClass: 4, seed: 1)
        let large = ImageDataset.glyphs(side: 12, trainingPerClass: 20, testPerClass: 4, seed: 1)
        #expect(small.test == large.test)
        let trained = (0..<large.training.count).map { large.training.image($0) }
        for index in 0..<large.test.count { #expect(!trained.contains(large.test.image(index))) }
    }

    @Test(arguments: [4, 12, 28, 64]) func `Pixels are in -1 ... 1, dark around a bright stroke`(side: Int) {
        let images = Glyphs(side: side, seed: 9).images(countPerClass: 3)
        for index in 0..<images.count {
            let pixels = images.image(index)
            #expect(pixels.allSatisfy { $0 >= -1 && $0 <= 1 })
            #expect(pixels.max()! > -0.2)
            #expect(pixels.reduce(0, +) / Float(pixels.count) < 0)
        }
    }

    @Test func `The same glyph at twice the size has the same ink in the same places`() {
        let small = Glyphs(side: 16, seed: 5).images(countPerClass: 4)
        let large = Glyphs(side: 32, seed: 5).images(countPerClass: 4)
        for index in 0..<small.count {
            let coarse = small.image(index)
            let fine = large.image(index)
            var difference: Float = 0
            for y in 0..<16 {
                for x in 0..<16 {
                    let corner = 2 * y * 32 + 2 * x
                    let mean = (fine[corner] + fine[corner + 1] + fine[corner + 32] + fine[corner + 33]) / 4
                    difference += (mean - coarse[y * 16 + x]).magnitude
                }
            }
            // Noise alone gives about 0.05; two glyphs of different classes differ by 0.3 and more.
            #expect(difference / 256 < 0.1)
        }
    }

    @Test func `The nearest training glyph mostly has the same class`() {
        let data = ImageDataset.glyphs(side: 12, trainingPerClass: 40, testPerClass: 5, seed: 1)
        let known = (0..<data.training.count).map { data.training.image($0) }
        var right = 0
        for index in 0..<data.test.count {
            let image = data.test.image(index)
            let distances = known.map {
                zip($0, image).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            }
            let nearest = distances.indices.min { distances[$0] < distances[$1] }!
            if data.training.labels[nearest] == data.test.labels[index] { right += 1 }
        }
        #expect(right >= 45)
        #expect(data.test.count == 50)
    }
}

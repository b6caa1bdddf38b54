import Testing

@testable import GANCore

@Suite struct ByteImagesTests {
    @Test func `every byte is a grey that is the same byte again, black -1 and white 1`() {
        for byte in UInt8.min...UInt8.max {
            let grey = ByteImages.grey(byte)
            #expect(ByteImages.byte(grey) == byte)
            #expect((Double(grey) - (Double(byte) / 127.5 - 1)).magnitude < 1e-7)
        }
        #expect(ByteImages.grey(0) == -1 && ByteImages.grey(255) == 1)
    }

    // By hand: (p + 1) · 127.5 is 127.5, a tie, for 0; 63.75, 191.25, 0.1275 and 254.87 for the next ones.
    @Test(arguments: [
        (Float(0), UInt8(128)), (-0.5, 64), (0.5, 191), (-0.999, 0), (0.999, 255), (-2, 0), (2, 255),
        (.infinity, 255), (-.infinity, 0), (.nan, 0),
    ])
    func `greys become the nearest byte, whatever they are`(grey: Float, byte: UInt8) {
        #expect(ByteImages.byte(grey) == byte)
    }

    @Test func `no pixel is off by more than half a step`() {
        for step in 0...100_000 {
            let grey = Float(step) / 50_000 - 1
            let isNear = (ByteImages.grey(ByteImages.byte(grey)) - grey).magnitude <= 1 / 255 + 1e-6
            #expect(isNear)
        }
    }

    @Test func `images keep their labels, and others can be put behind them`() {
        let first = ByteImages(
            quantising: LabelledImages(
                side: 1, classCount: 3, pixels: FloatBuffer([-1, 0.5] as [Float]), labels: [2, 0]))
        #expect(first.pixels == [0, 191])
        var all = ByteImages.empty(side: 1, classCount: 3)
        all.append(first)
        #expect(all == first)
        all.append(ByteImages(side: 1, classCount: 3, pixels: [7, 255], labels: [2, 1]))
        #expect(all == ByteImages(side: 1, classCount: 3, pixels: [0, 191, 7, 255], labels: [2, 0, 2, 1]))
        #expect(all.indicesByClass == [[1], [3], [0, 2]])
        #expect(all.countsByClass == [1, 1, 2])
        #expect(all.classesPresent == [0, 1, 2])
        #expect(all.image(3) == [1])
    }

    @Test func `the digest depends on every pixel and label`() {
        func digest(_ pixels: [UInt8], _ labels: [UInt8]) -> Digest {
            var digest = Digest()
            ByteImages(side: 3, classCount: 2, pixels: pixels, labels: labels).combine(into: &digest)
            return digest
        }
        let pixels = [UInt8](1...9)
        #expect(digest(pixels, [0]) == digest(pixels, [0]))
        #expect(digest(pixels, [0]) != digest(pixels, [1]))
        for index in pixels.indices {
            var other = pixels
            other[index] ^= 1
            #expect(digest(pixels, [0]) != digest(other, [0]))
        }
    }
}

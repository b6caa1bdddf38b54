import Testing

@testable import GANCore

@Suite struct AreaResamplerTests {
    private func resample(_ bytes: [UInt8], from sourceSide: Int, to side: Int) -> [Float] {
        var resampler = AreaResampler(from: sourceSide, to: side)
        var pixels = Array(repeating: Float.nan, count: side * side)
        resampler.resample(bytes, to: &pixels)
        return pixels
    }

    /// Pixels -1 ... 1 for brightnesses 0 ... `white`.
    private func levels(_ brightnesses: [Int], of white: Float = 255) -> [Float] {
        brightnesses.map { 2 * Float($0) / white - 1 }
    }

    @Test func `Halving takes the mean of four pixels`() {
        let bytes: [UInt8] = [
            0, 255, 10, 20,
            255, 0, 30, 40,
            255, 255, 0, 0,
            255, 255, 0, 3,
        ]
        // Sums of 510, 100, 1020 and 3.
        #expect(resample(bytes, from: 4, to: 2) == levels([510, 100, 1020, 3], of: 4 * 255))
    }

    @Test func `Three pixels to two share the middle one`() {
        // (255 + 0.5 · 51) / 1.5 = 187 and (0.5 · 51 + 0) / 1.5 = 17 in each row.
        let pixels = resample([255, 51, 0, 255, 51, 0, 255, 51, 0], from: 3, to: 2)
        #expect(pixels == levels([187, 17, 187, 17]))
    }

    @Test func `Doubling repeats each pixel, one and a half times mixes across borders`() {
        #expect(
            resample([0, 255, 51, 102], from: 2, to: 4)
                == levels([0, 0, 255, 255, 0, 0, 255, 255, 51, 51, 102, 102, 51, 51, 102, 102]))
        #expect(resample([0, 100, 0, 100], from: 2, to: 3) == levels([0, 50, 100, 0, 50, 100, 0, 50, 100]))
    }

    @Test func `The same side keeps every byte`() {
        let bytes = (0..<256).map { UInt8($0) }
        #expect(resample(bytes, from: 16, to: 16) == levels(bytes.map(Int.init)))
    }

    @Test(arguments: [4, 7, 12, 14, 19, 28, 33, 64]) func `Black, white and the mean are kept`(side: Int) {
        #expect(resample(Array(repeating: 0, count: 784), from: 28, to: side).allSatisfy { $0 == -1 })
        #expect(resample(Array(repeating: 255, count: 784), from: 28, to: side).allSatisfy { $0 == 1 })
        let bytes = (0..<784).map { UInt8(truncatingIfNeeded: $0 &* $0 &+ $0 / 3) }
        let mean = 2 * Float(bytes.reduce(0) { $0 + Int($1) }) / (255 * 784) - 1
        let scaled = resample(bytes, from: 28, to: side)
        #expect(abs(scaled.reduce(0, +) / Float(side * side) - mean) < 1e-5)
    }

    @Test func `The largest sums do not overflow`() {
        let white = Array(repeating: UInt8(255), count: 256 * 256)
        #expect(resample(white, from: 256, to: 4).allSatisfy { $0 == 1 })
    }
}

import Testing

@testable import MeshModel

@Suite struct HalfPrecisionTests {
    @Test func `every finite half is read exactly and written back to the same bits`() {
        for bits in UInt16.min...UInt16.max where bits & 0x7C00 != 0x7C00 {
            let value = HalfPrecision.value(of: bits)
            let isSame = HalfPrecision.bits(of: value) == bits
            #expect(isSame)
            // By the definition of binary16: sign, exponent of bias 15, fraction of 10 bits.
            let exponent = Int(bits >> 10 & 0x1F)
            let fraction = Double(bits & 0x3FF) / 1024
            let power = Double(sign: .plus, exponent: max(exponent, 1) - 15, significand: 1)
            let magnitude = (exponent == 0 ? fraction : 1 + fraction) * power
            #expect(Double(value) == (bits & 0x8000 == 0 ? magnitude : -magnitude))
        }
    }

    /// From NumPy: float32(x).astype(float16), clamped to ±65504 before.
    static let rounded: [(Float, UInt16)] = [
        (0.1, 0x2E66), (1.0 / 3, 0x3555), (2049, 0x6800), (2051, 0x6802), (65_504, 0x7BFF),
        (65_519, 0x7BFF), (1e9, 0x7BFF), (-1e9, 0xFBFF), (6e-8, 0x0001), (2.98e-8, 0x0000),
        (2.9802322387695312e-08, 0x0000), (8.940696716308594e-08, 0x0002), (6.1e-5, 0x03FF), (-0.0, 0x8000),
        (.leastNonzeroMagnitude, 0x0000),
    ]

    @Test(arguments: rounded)
    func `rounds to nearest even and stops at the largest half`(value: Float, bits: UInt16) {
        #expect(HalfPrecision.bits(of: value) == bits)
    }

    @Test func `halfway between two halves goes to the even one, anything more to the nearer`() {
        for bits in UInt16(0)..<0x7BFF {
            let low = HalfPrecision.value(of: bits)
            let high = HalfPrecision.value(of: bits + 1)
            let middle = (low + high) / 2
            let even = bits & 1 == 0 ? bits : bits + 1
            let isRounded =
                HalfPrecision.bits(of: middle) == even && HalfPrecision.bits(of: middle.nextDown) == bits
                && HalfPrecision.bits(of: middle.nextUp) == bits + 1
            #expect(isRounded)
        }
    }

    @Test func `what is no number stays none`() {
        #expect(HalfPrecision.bits(of: .infinity) == 0x7C00)
        #expect(HalfPrecision.bits(of: -.infinity) == 0xFC00)
        #expect(HalfPrecision.value(of: HalfPrecision.bits(of: .nan)).isNaN)
        #expect(HalfPrecision.value(of: 0xFC00) == -.infinity)
    }
}

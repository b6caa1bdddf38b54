/// Weights in IEEE 754 half precision (binary16): 11 significant bits, two bytes each.
///
/// Rounded to nearest, ties to even. A finite weight whose magnitude is above 65504, the largest half, becomes
/// ±65504. Done in integers: `Float16` is missing on some platforms and unvectorised on others.
enum HalfPrecision: FixedWidthWeights {
    static let largestFinite: Float = 65504
    static let exponentMask: UInt16 = 0x7C00

    /// The half nearest to `value`.
    @inline(__always)
    static func bits(of value: Float) -> UInt16 {
        let sign = value.bitPattern >> 16 & 0x8000
        let magnitude = value.bitPattern & 0x7FFF_FFFF
        let clamped = min(magnitude, largestFinite.bitPattern)
        // The exponent's bias goes from 127 to 15; adding just under half a unit, and one more where the last bit
        // that stays is odd, rounds to even, and a carry runs into the exponent as it should.
        let normal = (clamped &- (112 << 23) &+ 0xFFF &+ (clamped >> 13 & 1)) >> 13
        // Below 2^-14 halves are multiples of 2^-24, which is the last bit of floats from 0.5 on.
        let small = (Float(bitPattern: clamped) + 0.5).bitPattern &- Float(0.5).bitPattern
        let finite = clamped < 113 << 23 ? small : normal
        let special: UInt32 = magnitude > Float.infinity.bitPattern ? 0x7E00 : 0x7C00
        return UInt16(truncatingIfNeeded: sign | (magnitude < Float.infinity.bitPattern ? finite : special))
    }

    /// The value of a half, exactly.
    @inline(__always)
    static func value(of bits: UInt16) -> Float {
        let sign = UInt32(bits & 0x8000) << 16
        let magnitude = UInt32(bits & 0x7FFF)
        let small = (Float(magnitude) * 0x1p-24).bitPattern
        let normal = magnitude << 13 &+ (112 << 23)
        let finite = magnitude < 0x400 ? small : normal
        return Float(bitPattern: sign | (magnitude < 0x7C00 ? finite : normal | 0x7F80_0000))
    }
}

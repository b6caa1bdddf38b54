/// Weights as they are in memory, four bytes each.
enum SinglePrecision: FixedWidthWeights {
    static let exponentMask: UInt32 = 0x7F80_0000

    @inline(__always)
    static func bits(of value: Float) -> UInt32 { value.bitPattern }

    @inline(__always)
    static func value(of bits: UInt32) -> Float { Float(bitPattern: bits) }
}

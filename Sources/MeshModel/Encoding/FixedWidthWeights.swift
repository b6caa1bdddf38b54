import GANCore

/// Weights one after the other, each by itself in a little-endian number of a fixed width.
protocol FixedWidthWeights {
    associatedtype Bits: FixedWidthInteger & UnsignedInteger & BitwiseCopyable

    /// All bits of the exponent; they are set in what is not finite, and in nothing else.
    static var exponentMask: Bits { get }

    /// The number that `value` is written as.
    static func bits(of value: Float) -> Bits
    /// The value of a number that was read, exactly.
    static func value(of bits: Bits) -> Float
}

extension FixedWidthWeights {
    private static var width: Int { MemoryLayout<Bits>.size }

    static func write(
        _ layer: NetworkLayout.Layer, _ source: UnsafePointer<Float>, to target: UnsafeMutableRawBufferPointer
    ) {
        let count = layer.inputs + 1
        for row in 0..<layer.outputs {
            let weights = source + row * layer.stride
            let offset = row * count * width
            for column in 0..<count {
                target.storeBytes(
                    of: bits(of: weights[column]).littleEndian, toByteOffset: offset + column * width,
                    as: Bits.self)
            }
        }
    }

    static func read(
        _ layer: NetworkLayout.Layer, _ source: UnsafeRawBufferPointer, to target: UnsafeMutablePointer<Float>
    ) {
        let count = layer.inputs + 1
        for row in 0..<layer.outputs {
            let weights = target + row * layer.stride
            let offset = row * count * width
            for column in 0..<count {
                weights[column] = value(of: load(source, at: offset + column * width))
            }
        }
    }

    static func isFinite(_ source: UnsafeRawBufferPointer) -> Bool {
        var worst: Bits = 0
        for offset in stride(from: 0, through: source.count - width, by: width) {
            worst = max(worst, load(source, at: offset) & exponentMask)
        }
        return worst < exponentMask
    }

    @inline(__always)
    private static func load(_ source: UnsafeRawBufferPointer, at offset: Int) -> Bits {
        Bits(littleEndian: source.loadUnaligned(fromByteOffset: offset, as: Bits.self))
    }
}

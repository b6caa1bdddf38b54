import GANCore

/// Weights as they are in memory, four bytes each.
enum SinglePrecision {
    static func write(
        _ layer: NetworkLayout.Layer, _ source: UnsafePointer<Float>, to target: UnsafeMutableRawBufferPointer
    ) {
        let count = layer.inputs + 1
        for row in 0..<layer.outputs {
            let weights = source + row * layer.stride
            let offset = row * count * 4
            for column in 0..<count {
                target.storeBytes(
                    of: weights[column].bitPattern.littleEndian, toByteOffset: offset + column * 4,
                    as: UInt32.self)
            }
        }
    }

    static func read(
        _ layer: NetworkLayout.Layer, _ source: UnsafeRawBufferPointer, to target: UnsafeMutablePointer<Float>
    ) {
        let count = layer.inputs + 1
        for row in 0..<layer.outputs {
            let weights = target + row * layer.stride
            let offset = row * count * 4
            for column in 0..<count {
                let bits = source.loadUnaligned(fromByteOffset: offset + column * 4, as: UInt32.self)
                weights[column] = Float(bitPattern: UInt32(littleEndian: bits))
            }
        }
    }

    static func isFinite(_ source: UnsafeRawBufferPointer) -> Bool {
        let exponent: UInt32 = 0x7F80_0000
        var worst: UInt32 = 0
        for offset in stride(from: 0, to: source.count - 3, by: 4) {
            let bits = UInt32(littleEndian: source.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            worst = max(worst, bits & exponent)
        }
        return worst < exponent
    }
}

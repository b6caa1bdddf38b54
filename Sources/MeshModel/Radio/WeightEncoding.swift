import GANCore

/// How a weight vector is written into a frame's payload. The raw value is the tag on the air.
enum WeightEncoding: UInt16, Sendable, Hashable {
    /// Four bytes a weight, in the order of `NetworkLayout.pack`: layer by layer, weights, then biases.
    case fp32 = 0

    func byteCount(parameterCount: Int) -> Int {
        switch self {
        case .fp32: parameterCount * MemoryLayout<Float>.size
        }
    }

    /// Writes padded `weights` of `layout` to the front of `target`.
    func encode(_ weights: FloatBuffer, layout: NetworkLayout, into target: UnsafeMutableRawBufferPointer) {
        weights.withUnsafePointer { source in
            forEachWeight(of: layout) { packed, padded in
                target.storeBytes(
                    of: source[padded].bitPattern.littleEndian, toByteOffset: packed * 4, as: UInt32.self)
            }
        }
    }

    /// Reads what ``encode(_:layout:into:)`` wrote.
    func decode(_ payload: UnsafeRawBufferPointer, layout: NetworkLayout) -> FloatBuffer {
        var weights = FloatBuffer(count: layout.paddedCount)
        weights.withUnsafeMutablePointer { target in
            forEachWeight(of: layout) { packed, padded in
                let bits = payload.loadUnaligned(fromByteOffset: packed * 4, as: UInt32.self)
                target[padded] = Float(bitPattern: UInt32(littleEndian: bits))
            }
        }
        return weights
    }

    /// Whether every weight in `payload` is a number and not infinite.
    func isFinite(_ payload: UnsafeRawBufferPointer) -> Bool {
        let exponent: UInt32 = 0x7F80_0000
        var worst: UInt32 = 0
        for offset in stride(from: 0, to: payload.count - 3, by: 4) {
            let bits = UInt32(littleEndian: payload.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            worst = max(worst, bits & exponent)
        }
        return worst < exponent
    }

    /// Pairs each position in the packed vector with its position in the padded buffer.
    @inline(__always)
    private func forEachWeight(of layout: NetworkLayout, _ body: (_ packed: Int, _ padded: Int) -> Void) {
        var packed = 0
        for layer in layout.layers {
            for row in 0..<layer.outputs {
                let start = layer.offset + row * layer.stride
                for column in 0..<layer.inputs { body(packed + column, start + column) }
                packed += layer.inputs
            }
            for row in 0..<layer.outputs {
                body(packed + row, layer.offset + row * layer.stride + layer.inputs)
            }
            packed += layer.outputs
        }
    }
}

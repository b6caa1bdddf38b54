import GANCore

/// How a weight vector is written into a message's payload.
public enum WeightEncoding: String, Sendable, Hashable, Codable, CaseIterable {
    /// Four bytes a weight.
    case fp32
    /// Two bytes a weight: IEEE 754 half precision.
    case fp16
    /// A byte a weight, and a scale for each output unit.
    case int8
    /// Half a byte a weight, and a scale for each output unit.
    case int4
    /// The largest changes since the version that all receivers have acknowledged.
    case delta

    /// The number that stands for it on the air.
    var tag: UInt16 { UInt16(Self.allCases.firstIndex(of: self) ?? 0) }

    init?(tag: UInt16) {
        guard tag < Self.allCases.count else { return nil }
        self = Self.allCases[Int(tag)]
    }

    func byteCount(parameterCount: Int) -> Int { parameterCount * MemoryLayout<Float>.size }

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

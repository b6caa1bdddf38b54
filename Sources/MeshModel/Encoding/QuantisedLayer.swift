import GANCore

/// Weights as small whole numbers times a scale for each row (symmetric uniform quantisation, zero is exact;
/// Jacob et al. 2018, section 2.1; a scale an output unit as in Krishnamoorthi 2018, section 3.1).
///
/// The scale is the row's largest magnitude over 127 (or 7), a code is the weight over the scale, rounded to the
/// nearest, ties to even: no weight is off by more than half a scale. The scale is an fp32, so that it has the
/// range of the weights, and costs one byte in forty of the default generator. Where it would be denormal (no
/// weight of the row above 1.5e-36) the row is all zeros.
enum QuantisedLayer {
    /// How many bits a code has.
    enum Width {
        case byte
        case nibble

        /// The largest code.
        var limit: Float { self == .byte ? 127 : 7 }

        func byteCount(of layer: NetworkLayout.Layer) -> Int {
            let codes = layer.parameterCount
            return layer.outputs * 4 + (self == .byte ? codes : (codes + 1) / 2)
        }
    }

    static func write(
        _ layer: NetworkLayout.Layer, _ source: UnsafePointer<Float>, width: Width,
        to target: UnsafeMutableRawBufferPointer
    ) {
        let count = layer.inputs + 1
        let packed = target.baseAddress.map { $0 + layer.outputs * 4 }
        withUnsafeTemporaryAllocation(of: Int8.self, capacity: layer.parameterCount + 1) { codes in
            guard let first = codes.baseAddress, let packed else { return }
            for row in 0..<layer.outputs {
                let weights = source + row * layer.stride
                let scale = scale(of: weights, count: count, limit: width.limit)
                target.storeBytes(
                    of: scale.bitPattern.littleEndian, toByteOffset: row * 4, as: UInt32.self)
                quantise(weights, count: count, scale: scale, limit: width.limit, to: first + row * count)
            }
            // The half byte behind an odd last code.
            first[layer.parameterCount] = 0
            switch width {
            case .byte: packed.copyMemory(from: first, byteCount: layer.parameterCount)
            case .nibble:
                for pair in 0..<(layer.parameterCount + 1) / 2 {
                    let low = UInt8(bitPattern: first[2 * pair]) & 0xF
                    let high = UInt8(bitPattern: first[2 * pair + 1]) << 4
                    packed.storeBytes(of: low | high, toByteOffset: pair, as: UInt8.self)
                }
            }
        }
    }

    static func read(
        _ layer: NetworkLayout.Layer, _ source: UnsafeRawBufferPointer, width: Width,
        to target: UnsafeMutablePointer<Float>
    ) {
        let count = layer.inputs + 1
        let packed = source.baseAddress.map { $0 + layer.outputs * 4 }
        withUnsafeTemporaryAllocation(of: Int8.self, capacity: layer.parameterCount + 1) { codes in
            guard let first = codes.baseAddress, let packed else { return }
            switch width {
            case .byte:
                UnsafeMutableRawPointer(first).copyMemory(from: packed, byteCount: layer.parameterCount)
            case .nibble:
                for pair in 0..<(layer.parameterCount + 1) / 2 {
                    let both = packed.load(fromByteOffset: pair, as: Int8.self)
                    first[2 * pair] = (both << 4) >> 4
                    first[2 * pair + 1] = both >> 4
                }
            }
            for row in 0..<layer.outputs {
                let scale = scale(at: row, in: source)
                let weights = target + row * layer.stride
                let codes = first + row * count
                for column in 0..<count { weights[column] = Float(codes[column]) * scale }
            }
        }
    }

    /// Whether every scale, and every code times it, is finite.
    static func isFinite(
        _ layer: NetworkLayout.Layer, _ source: UnsafeRawBufferPointer, width: Width
    ) -> Bool {
        // Two's complement has one more number below zero; no sender uses it, but it may come.
        let farthest = width.limit + 1
        return (0..<layer.outputs).allSatisfy { (scale(at: $0, in: source) * farthest).isFinite }
    }

    private static func scale(at row: Int, in source: UnsafeRawBufferPointer) -> Float {
        let bits = source.loadUnaligned(fromByteOffset: row * 4, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: bits))
    }
}

// MARK: Numbers

extension QuantisedLayer {
    /// The step between codes up to ±`limit` for these weights; not finite where a weight is not.
    static func scale(of weights: UnsafePointer<Float>, count: Int, limit: Float) -> Float {
        // Magnitudes compare like the whole numbers that their bits are, and a NaN is above them all.
        var largest: Int32 = 0
        for index in 0..<count {
            largest = max(largest, Int32(truncatingIfNeeded: weights[index].bitPattern & 0x7FFF_FFFF))
        }
        let magnitude = Float(bitPattern: UInt32(bitPattern: largest))
        guard magnitude.isFinite else { return .nan }
        // The largest code times the scale must not round to infinity.
        let scale = min(magnitude / limit, Float.greatestFiniteMagnitude / (limit + 1))
        return scale < .leastNormalMagnitude ? 0 : scale
    }

    /// The nearest codes, ties to even; zeros where the scale is zero or not finite.
    static func quantise(
        _ weights: UnsafePointer<Float>, count: Int, scale: Float, limit: Float,
        to codes: UnsafeMutablePointer<Int8>
    ) {
        guard scale > 0 && scale.isFinite else { return codes.update(repeating: 0, count: count) }
        // Adding 1.5 · 2^23 leaves no bits for a fraction: the sum's last byte is the rounded number, in two's
        // complement. `rounded()` would call a function for each weight where SSE4.1 cannot be counted on.
        let shift: Float = 0x1.8p23
        for index in 0..<count {
            let number = min(max(weights[index] / scale, -limit), limit)
            codes[index] = Int8(truncatingIfNeeded: (number + shift).bitPattern)
        }
    }
}

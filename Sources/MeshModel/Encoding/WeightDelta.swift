import GANCore

/// The largest changes of networks since a version that the receivers have (sparse updates as in deep gradient
/// compression, Lin et al. 2018, but of weights).
///
/// A sender keeps what the receivers have, the *base*, encodes the next version against it, and takes the
/// reconstruction for the next base: what one delta left out or rounded is in the next one's changes.
///
/// The payload, all numbers little-endian, for N parameters in L layers (of all its networks together):
///
/// | bytes | what |
/// |---|---|
/// | 4 | the base's version |
/// | 4 | K, how many weights change; K ≤ N |
/// | 4 L | for each layer the scale of its changes, fp32 |
/// | K | the changes in the order of their positions, -127 ... 127 times the layer's scale |
/// | the rest | the positions in the packed vectors, one network behind the other: ``RiceCode`` of K below N |
struct WeightDelta {
    private static let fixedByteCount = 8
    private static let limit: Float = 127

    /// How many of the parameters of these networks change at most.
    static func count(layouts: [NetworkLayout], share: Double) -> Int {
        let total = layouts.reduce(0) { $0 + $1.parameterCount }
        return min(max(Int((share * Double(total)).rounded()), 0), total)
    }

    /// The most bytes that a payload takes with this share of all weights; it is at most some percent shorter.
    static func maximumByteCount(layouts: [NetworkLayout], share: Double = 0.1) -> Int {
        let form = Form(layouts: layouts)
        let count = count(layouts: layouts, share: share)
        return form.codesOffset + count + RiceCode(count: count, end: form.parameterCount).maximumByteCount
    }

    /// Encodes what of `weights` differs most from `base`, of all networks together.
    ///
    /// - Parameters:
    ///   - weights, base: padded, one of each layout.
    ///   - share: how many of all parameters may change, 0 ... 1; of equal changes the first ones do.
    /// - Returns: the payload, and what ``apply(_:to:layouts:)`` makes of it, bit by bit. Where a weight is not
    ///   finite, the payload is one that receivers refuse, and the reconstruction is the base.
    static func encode(
        _ weights: [FloatBuffer], against base: [FloatBuffer], baseVersion: UInt32, layouts: [NetworkLayout],
        share: Double = 0.1
    ) -> (payload: [UInt8], reconstruction: [FloatBuffer]) {
        let paddedCounts = layouts.map(\.paddedCount)
        precondition(
            weights.map(\.count) == paddedCounts && base.map(\.count) == paddedCounts,
            "these weights have another layout")
        let form = Form(layouts: layouts)
        let largest = LargestChanges(
            from: base, to: weights, layouts: layouts, limit: count(layouts: layouts, share: share))
        var payload: [UInt8] = []
        payload.reserveCapacity(maximumByteCount(layouts: layouts, share: share))
        payload.append(word: baseVersion)
        payload.append(word: UInt32(largest.positions.count))
        var codes = [Int8](repeating: 0, count: largest.positions.count)
        form.forEachSegment(of: largest.positions) { _, entries in
            let scale = largest.changes.withUnsafeBufferPointer { changes in
                codes.withUnsafeMutableBufferPointer { codes in
                    quantise(changes[entries], to: codes[entries])
                }
            }
            payload.append(word: scale.bitPattern)
        }
        payload += codes.lazy.map { UInt8(bitPattern: $0) }
        RiceCode(count: codes.count, end: form.parameterCount).encode(largest.positions, to: &payload)
        let reconstruction = payload.withUnsafeBytes { apply($0, to: base, layouts: layouts) }
        return (payload, reconstruction ?? base)
    }

    /// Fills in the codes and returns the scale.
    private static func quantise(
        _ changes: Slice<UnsafeBufferPointer<Float>>, to codes: Slice<UnsafeMutableBufferPointer<Int8>>
    ) -> Float {
        guard let first = UnsafeBufferPointer(rebasing: changes).baseAddress,
            let target = UnsafeMutableBufferPointer(rebasing: codes).baseAddress
        else { return 0 }
        let scale = QuantisedLayer.scale(of: first, count: changes.count, limit: limit)
        QuantisedLayer.quantise(first, count: changes.count, scale: scale, limit: limit, to: target)
        return scale
    }

    /// The version of the base that `payload` is meant for; nil where it is too short to be a delta.
    static func baseVersion(of payload: UnsafeRawBufferPointer) -> UInt32? {
        payload.count < fixedByteCount ? nil : payload.word(at: 0)
    }

    /// `base` with the changes in `payload`; nil where the payload is malformed or a weight would not be finite.
    static func apply(
        _ payload: UnsafeRawBufferPointer, to base: [FloatBuffer], layouts: [NetworkLayout]
    ) -> [FloatBuffer]? {
        let form = Form(layouts: layouts)
        guard base.map(\.count) == layouts.map(\.paddedCount), payload.count >= form.codesOffset else {
            return nil
        }
        let count = Int(payload.word(at: 4))
        let positionsOffset = form.codesOffset + count
        guard count <= form.parameterCount, payload.count >= positionsOffset,
            let positions = RiceCode(count: count, end: form.parameterCount)
                .decode(UnsafeRawBufferPointer(rebasing: payload[positionsOffset...]))
        else { return nil }
        var networks = base
        var isFinite = true
        form.forEachSegment(of: positions) { segment, entries in
            let scale = Float(bitPattern: payload.word(at: fixedByteCount + 4 * segment.number))
            guard scale.isFinite else {
                isFinite = false
                return
            }
            let width = segment.layer.inputs + 1
            networks[segment.network].withUnsafeMutablePointer { weights in
                for entry in entries {
                    let (row, column) = (positions[entry] - segment.start).quotientAndRemainder(
                        dividingBy: width)
                    let place = segment.layer.offset + row * segment.layer.stride + column
                    let code = payload.load(fromByteOffset: form.codesOffset + entry, as: Int8.self)
                    weights[place] += Float(code) * scale
                    isFinite = isFinite && weights[place].isFinite
                }
            }
        }
        return isFinite ? networks : nil
    }
}

// MARK: Layers in a row

extension WeightDelta {
    /// The layers of all networks, one behind the other.
    private struct Form {
        /// One layer.
        struct Segment {
            let number: Int
            let network: Int
            let layer: NetworkLayout.Layer
            /// The position of its first parameter.
            let start: Int

            var end: Int { start + layer.parameterCount }
        }

        let segments: [Segment]

        init(layouts: [NetworkLayout]) {
            var segments: [Segment] = []
            for (network, layout) in layouts.enumerated() {
                for layer in layout.layers {
                    segments.append(
                        Segment(
                            number: segments.count, network: network, layer: layer,
                            start: segments.last?.end ?? 0))
                }
            }
            self.segments = segments
        }

        var parameterCount: Int { segments.last?.end ?? 0 }
        var codesOffset: Int { fixedByteCount + 4 * segments.count }

        /// Calls `body` with each layer and which of `positions`, ascending, are in it.
        func forEachSegment(of positions: [Int], _ body: (_ segment: Segment, _ entries: Range<Int>) -> Void)
        {
            var first = 0
            for segment in segments {
                let end = positions.partitioningIndex { $0 >= segment.end }
                body(segment, first..<end)
                first = end
            }
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(word: UInt32) {
        for shift in stride(from: UInt32(0), to: 32, by: 8) {
            append(UInt8(truncatingIfNeeded: word >> shift))
        }
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func word(at offset: Int) -> UInt32 {
        UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
}

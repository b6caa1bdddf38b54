import GANCore

/// How weight vectors are written into a message's payload.
///
/// A message carries one network (the generator) or several (generator, discriminator), one after the other.
/// Within a network the order is always that of the packed vector: layer by layer, row by row, a row being what
/// one output unit has, its weights and then its bias. There is no padding and no length: the receiver knows the
/// layouts. All numbers are little-endian.
///
/// | encoding | what a layer of R rows and N parameters looks like | bytes |
/// |---|---|---|
/// | ``fp32`` | N numbers | 4 N |
/// | ``fp16`` | N numbers; see ``HalfPrecision`` | 2 N |
/// | ``int8`` | R scales (fp32), then N codes -127 ... 127 | 4 R + N |
/// | ``int4`` | R scales (fp32), then N codes -7 ... 7, the first of each two in the low half of the byte | 4 R + ⌈N / 2⌉ |
/// | ``delta`` | see ``WeightDelta`` | |
///
/// Finite weights always have a finite encoding. Weights that are not finite have one that ``isFinite(_:layouts:)``
/// refuses: what a node sends must not depend on whether it has noticed that its training has diverged.
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

    /// The length of a payload with networks of these layouts; of a delta, the most that it can have.
    func byteCount(layouts: [NetworkLayout]) -> Int {
        switch self {
        case .delta: WeightDelta.maximumByteCount(layouts: layouts)
        default: layouts.reduce(0) { $0 + $1.layers.reduce(0) { $0 + byteCount(of: $1) } }
        }
    }

    private func byteCount(of layer: NetworkLayout.Layer) -> Int {
        switch self {
        case .fp32: layer.parameterCount * 4
        case .fp16: layer.parameterCount * 2
        case .int8: QuantisedLayer.Width.byte.byteCount(of: layer)
        case .int4: QuantisedLayer.Width.nibble.byteCount(of: layer)
        case .delta: 0
        }
    }

    /// The payload with `networks`, padded, of these layouts.
    ///
    /// - Precondition: it is not ``delta``, which needs to know what the receivers have: see ``WeightDelta``.
    func encode(_ networks: [FloatBuffer], layouts: [NetworkLayout]) -> [UInt8] {
        let total = byteCount(layouts: layouts)
        return [UInt8](unsafeUninitializedCapacity: total) { buffer, count in
            encode(networks, layouts: layouts, into: UnsafeMutableRawBufferPointer(buffer))
            count = total
        }
    }

    /// Writes the same to the front of `target`, which may be longer.
    func encode(
        _ networks: [FloatBuffer], layouts: [NetworkLayout], into target: UnsafeMutableRawBufferPointer
    ) {
        precondition(self != .delta, "a delta is encoded against what the receivers have")
        precondition(
            networks.map(\.count) == layouts.map(\.paddedCount), "these weights have another layout")
        precondition(target.count >= byteCount(layouts: layouts), "the payload is longer than its place")
        var rest = target
        for (weights, layout) in zip(networks, layouts) {
            weights.withUnsafePointer { source in
                for layer in layout.layers {
                    let count = byteCount(of: layer)
                    write(layer, source + layer.offset, to: .init(rebasing: rest[..<count]))
                    rest = .init(rebasing: rest[count...])
                }
            }
        }
    }

    /// Reads the networks of a payload; nil where its length is wrong or a weight is not finite, and for a delta.
    func decode(_ payload: UnsafeRawBufferPointer, layouts: [NetworkLayout]) -> [FloatBuffer]? {
        guard isFinite(payload, layouts: layouts) else { return nil }
        var rest = payload
        return layouts.map { layout in
            var weights = FloatBuffer(count: layout.paddedCount)
            weights.withUnsafeMutablePointer { target in
                for layer in layout.layers {
                    let count = byteCount(of: layer)
                    read(layer, .init(rebasing: rest[..<count]), to: target + layer.offset)
                    rest = .init(rebasing: rest[count...])
                }
            }
            return weights
        }
    }

    /// Whether `payload` has the right length and every weight in it is a number and not infinite, without
    /// decoding it. Never true of a delta.
    func isFinite(_ payload: UnsafeRawBufferPointer, layouts: [NetworkLayout]) -> Bool {
        guard self != .delta, payload.count == byteCount(layouts: layouts) else { return false }
        var rest = payload
        for layer in layouts.lazy.flatMap(\.layers) {
            let count = byteCount(of: layer)
            guard isFinite(layer, .init(rebasing: rest[..<count])) else { return false }
            rest = .init(rebasing: rest[count...])
        }
        return true
    }
}

// MARK: One layer

extension WeightEncoding {
    private func write(
        _ layer: NetworkLayout.Layer, _ source: UnsafePointer<Float>, to target: UnsafeMutableRawBufferPointer
    ) {
        switch self {
        case .fp32: SinglePrecision.write(layer, source, to: target)
        case .fp16: HalfPrecision.write(layer, source, to: target)
        case .int8: QuantisedLayer.write(layer, source, width: .byte, to: target)
        case .int4: QuantisedLayer.write(layer, source, width: .nibble, to: target)
        case .delta: break
        }
    }

    private func read(
        _ layer: NetworkLayout.Layer, _ source: UnsafeRawBufferPointer, to target: UnsafeMutablePointer<Float>
    ) {
        switch self {
        case .fp32: SinglePrecision.read(layer, source, to: target)
        case .fp16: HalfPrecision.read(layer, source, to: target)
        case .int8: QuantisedLayer.read(layer, source, width: .byte, to: target)
        case .int4: QuantisedLayer.read(layer, source, width: .nibble, to: target)
        case .delta: break
        }
    }

    private func isFinite(_ layer: NetworkLayout.Layer, _ source: UnsafeRawBufferPointer) -> Bool {
        switch self {
        case .fp32: SinglePrecision.isFinite(source)
        case .fp16: HalfPrecision.isFinite(source)
        case .int8: QuantisedLayer.isFinite(layer, source, width: .byte)
        case .int4: QuantisedLayer.isFinite(layer, source, width: .nibble)
        case .delta: false
        }
    }
}

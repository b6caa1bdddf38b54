import GANCore

/// A weight vector as the bytes that it came in: a payload that is whole by itself, and the changes that came after it,
/// oldest first.
///
/// Whoever holds it shares the bytes with its sender; what they decode to is four to eight times as long, and is made when
/// it is wanted. All holders decode the same bits.
struct EncodedWeights: Sendable {
    /// Of the payload that is whole.
    let encoding: WeightEncoding
    /// The whole one first.
    private let payloads: [[UInt8]]

    init(whole payload: [UInt8], encoding: WeightEncoding) {
        self.encoding = encoding
        payloads = [payload]
    }

    private init(encoding: WeightEncoding, payloads: [[UInt8]]) {
        self.encoding = encoding
        self.payloads = payloads
    }

    /// What these weights become by `changes`.
    func changed(by changes: [UInt8]) -> EncodedWeights {
        EncodedWeights(encoding: encoding, payloads: payloads + [changes])
    }

    /// The networks, padded; nil where a payload is malformed or a weight is not finite.
    func decoded(layouts: [NetworkLayout]) -> [FloatBuffer]? {
        var networks = payloads[0].withUnsafeBytes { encoding.decode($0, layouts: layouts) }
        for changes in payloads.dropFirst() {
            guard let base = networks else { return nil }
            networks = changes.withUnsafeBytes { WeightDelta.apply($0, to: base, layouts: layouts) }
        }
        return networks
    }

    /// Whether both are the very same bytes in memory, so that there is no need to decode them twice.
    func isIdentical(to other: EncodedWeights) -> Bool {
        encoding == other.encoding
            && payloads.elementsEqual(other.payloads) { one, another in
                one.withUnsafeBytes { $0.baseAddress } == another.withUnsafeBytes { $0.baseAddress }
            }
    }
}

/// What a message decoded to last: its receivers mostly hold the same version before it, and then the same after it.
struct LastDecoding {
    private var last: (source: EncodedWeights, networks: [FloatBuffer]?)?

    /// What `source` decodes to.
    mutating func networks(of source: EncodedWeights, layouts: [NetworkLayout]) -> [FloatBuffer]? {
        if let last, last.source.isIdentical(to: source) { return last.networks }
        let networks = source.decoded(layouts: layouts)
        last = (source, networks)
        return networks
    }
}

import GANCore

/// What a payload is, as a tag on the air.
enum PayloadKind: UInt8, Sendable, Hashable {
    /// The weights of a generator.
    case generator = 0
    /// The weights of a generator, then those of its discriminator.
    case networks = 1
    /// Sensor images with their labels.
    case rawSamples = 2
}

/// The bytes that a message is sent for.
///
/// Nothing else builds a payload than the functions below: one takes weights, the other takes samples and a
/// ``RawSamplePermit``. So no other strategy than ``ExchangeStrategy/raw`` can put a sample on the air.
struct MessagePayload: Sendable, Hashable {
    let kind: PayloadKind
    /// Of weights; raw samples are bytes already.
    let encoding: WeightEncoding
    let bytes: [UInt8]

    private init(kind: PayloadKind, encoding: WeightEncoding, bytes: [UInt8]) {
        self.kind = kind
        self.encoding = encoding
        self.bytes = bytes
    }

    /// The weight vector of one network, or of generator and discriminator.
    static func weights(_ networks: [NetworkWeights], encoding: WeightEncoding) -> MessagePayload {
        MessagePayload(
            kind: networks.count == 1 ? .generator : .networks, encoding: encoding,
            bytes: encoding.encode(networks.map(\.weights), layouts: networks.map(\.layout)))
    }

    /// The changes of weight vectors since `version`, which receivers decode to `base`.
    static func changes(
        of networks: [NetworkWeights], since version: Int, base: [FloatBuffer]
    ) -> MessagePayload {
        let delta = WeightDelta.encode(
            networks.map(\.weights), against: base, baseVersion: UInt32(clamping: version),
            layouts: networks.map(\.layout))
        // A copy takes no more room than there are bytes; they are held for long.
        return MessagePayload(
            kind: networks.count == 1 ? .generator : .networks, encoding: .delta,
            bytes: delta.payload.withUnsafeBytes { Array($0) })
    }

    /// Sensor images: a byte for each label, then a byte for each pixel.
    static func rawSamples(_ samples: ByteImages, permit: RawSamplePermit) -> MessagePayload {
        MessagePayload(kind: .rawSamples, encoding: .fp32, bytes: samples.labels + samples.pixels)
    }
}

/// Leave to put raw samples on the air. Only ``ExchangeStrategy/raw`` gives it.
struct RawSamplePermit: Sendable {
    init?(_ strategy: ExchangeStrategy) {
        guard strategy == .raw else { return nil }
    }
}

/// Padded weights and how they are laid out.
struct NetworkWeights: Sendable {
    let weights: FloatBuffer
    let layout: NetworkLayout
}

/// The version that changes are counted from: what every receiver holds of a sender.
struct DeltaBase: Sendable {
    let version: Int
    let encodedWeights: EncodedWeights
    /// Ascending: those who hold it.
    let holders: [NodeID]
}

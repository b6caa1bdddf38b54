import GANCore

extension Scenario {
    /// The length of a message that carries a whole weight vector, in bytes.
    public var messageByteCount: Int { messageByteCount(in: encoding.fullEncoding) }

    /// The length of a message that carries a weight vector in this encoding, in bytes; of changes, the most that it
    /// can have.
    public func messageByteCount(in encoding: WeightEncoding) -> Int {
        let layouts =
            strategy == .gossipAverage
            ? [gan.generatorLayout, gan.discriminatorLayout] : [gan.generatorLayout]
        return messageByteCount(payloadBytes: encoding.byteCount(layouts: layouts))
    }

    /// The length of a message with a payload of this length, in bytes.
    public func messageByteCount(payloadBytes: Int) -> Int {
        MeshMessage.headByteCount(classCount: gan.classCount) + payloadBytes
    }
}

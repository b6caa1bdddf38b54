import GANCore

extension Scenario {
    /// The length of a message that carries a whole weight vector, in bytes.
    public var messageByteCount: Int {
        let layouts =
            strategy == .gossipAverage
            ? [gan.generatorLayout, gan.discriminatorLayout] : [gan.generatorLayout]
        return MeshMessage.headByteCount(classCount: gan.classCount)
            + encoding.fullEncoding.byteCount(layouts: layouts)
    }
}

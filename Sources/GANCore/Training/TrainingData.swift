/// What a node trains on: its own samples, and labelled fakes from received weight vectors.
public struct TrainingData: Sendable {
    public var own: ImageSubset
    /// (X', Y'): fakes generated from W_RX; may be empty.
    public var fakes: ByteImages
    /// The share of a batch that is drawn from own samples while there are fakes.
    public var ownShare: Float

    public init(own: ImageSubset, fakes: ByteImages, ownShare: Float = 0.7) {
        self.own = own
        self.fakes = fakes
        self.ownShare = ownShare
    }

    /// All of `images` as own samples, and no fakes.
    public init(own images: LabelledImages) {
        self.init(
            own: ImageSubset(images), fakes: .empty(side: images.side, classCount: images.classCount))
    }
}

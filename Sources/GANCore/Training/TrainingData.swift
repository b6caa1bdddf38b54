/// What a node trains on: its own samples, and labelled fakes from received weight vectors.
public struct TrainingData: Sendable {
    public var own: LabelledImages
    /// (X', Y'): fakes generated from W_RX; may be empty.
    public var fakes: LabelledImages
    /// The share of a batch that is drawn from own samples while there are fakes.
    public var ownShare: Float

    public init(own: LabelledImages, fakes: LabelledImages, ownShare: Float = 0.7) {
        self.own = own
        self.fakes = fakes
        self.ownShare = ownShare
    }
}

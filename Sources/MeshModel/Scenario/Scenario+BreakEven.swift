import GANCore

extension Scenario {
    /// The length of a whole generator's weight vector in the scenario's encoding, without a message's head, in
    /// bytes.
    public var weightVectorBytes: Int {
        encoding.fullEncoding.byteCount(layouts: [gan.generatorLayout])
    }

    /// The length of one sample as it would be sent raw: a byte a pixel, and one for the label.
    public var sampleBytes: Int { gan.pixelCount + 1 }

    /// How many images an owner must have for its weight vector to be no longer than they are: below it, weight
    /// sharing wins on privacy, not on bytes.
    public var breakEvenImages: Double { Double(weightVectorBytes) / Double(sampleBytes) }
}

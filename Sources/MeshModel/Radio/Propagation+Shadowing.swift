import GANCore

extension Propagation {
    /// What `link` loses at `seconds` (from 0) besides the path loss, in decibels: normally distributed with
    /// standard deviation ``shadowingDecibels`` and the same in both directions. A pure function of its
    /// arguments.
    ///
    /// At every whole ``coherenceSeconds`` (above 0) it is a draw of its own. In between, it is two of them,
    /// weighed with cosine and sine of a quarter turn: the squares of the weights sum to one, so the variance
    /// stays the same.
    public func shadowingDecibels(seed: UInt64, link: LinkID, seconds: Double) -> Double {
        guard shadowingDecibels > 0 else { return 0 }
        precondition(seconds >= 0 && coherenceSeconds > 0, "time and coherence time are not negative")
        let epochs = seconds / coherenceSeconds
        let epoch = UInt64(epochs)
        let weights = UnitCircle.point(turns: Float(epochs - Double(epoch)) / 4)
        let now = Self.normal(seed: seed, link: link, epoch: epoch)
        let next = Self.normal(seed: seed, link: link, epoch: epoch + 1)
        return shadowingDecibels * Double(weights.x * now + weights.y * next)
    }

    /// A standard normal draw of its own for each link and epoch. A stream is keyed by one node, so the other
    /// end of the link goes into the seed.
    private static func normal(seed: UInt64, link: LinkID, epoch: UInt64) -> Float {
        var key = Digest()
        key.combine(seed)
        key.combine(UInt64(link.high.number))
        var stream = RandomStream(seed: key.value, node: link.low.number, purpose: .shadowing, tick: epoch)
        return stream.normal()
    }
}

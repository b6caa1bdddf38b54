/// What a node knows of one class, and where from.
public struct ClassKnowledge: Sendable, Hashable, Codable {
    /// The node whose own samples it goes back to.
    public var origin: NodeID
    /// The neighbour that it was learned from; nil for own samples.
    public var via: NodeID?
    /// 0 for own samples; one more for each time that fakes were generated and trained on.
    public var generations: Int
    /// How many real samples stand behind it.
    public var sampleCount: Int
    /// The tick at which it was learned or refreshed.
    public var tick: Int

    public init(origin: NodeID, via: NodeID?, generations: Int, sampleCount: Int, tick: Int) {
        self.origin = origin
        self.via = via
        self.generations = generations
        self.sampleCount = sampleCount
        self.tick = tick
    }
}

/// Where a message in an embedded buffer comes from.
public struct Provenance: Sendable, Hashable, Codable {
    /// The node that trained it.
    public var origin: NodeID
    /// The neighbour that handed it over: the origin itself, or one that forwarded it.
    public var via: NodeID
    /// The origin's count of versions, from 1.
    public var version: Int
    /// Links that it has crossed.
    public var hops: Int
    /// What its generator knows, by class.
    public var knowledge: [ClassKnowledge?]
    /// The tick at which it arrived.
    public var receivedTick: Int
    public var payloadBytes: Int
    /// How the weights that it brings are written; nil where it brings samples.
    public var encoding: WeightEncoding?

    public init(
        origin: NodeID, via: NodeID, version: Int, hops: Int, knowledge: [ClassKnowledge?], receivedTick: Int,
        payloadBytes: Int, encoding: WeightEncoding?
    ) {
        self.origin = origin
        self.via = via
        self.version = version
        self.hops = hops
        self.knowledge = knowledge
        self.receivedTick = receivedTick
        self.payloadBytes = payloadBytes
        self.encoding = encoding
    }
}

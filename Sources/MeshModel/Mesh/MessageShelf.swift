/// The messages that a node holds and has to send under one strategy, and what it knows of them: what it puts on a shelf
/// when it goes over to another strategy, and takes up again when it comes back.
///
/// Versions, deliveries and quarantines are not on it: they go on, whatever the strategy. So nobody takes an older version for
/// a newer one. A message of its own that is not its newest any more stays away: neighbours who have heard the newer ones
/// would refuse it, and the node could not tell who lacks it. It tells afresh then.
struct MessageShelf: Sendable {
    var strategy: ExchangeStrategy
    var buffer = EmbeddedBuffer()
    var hasNews = false
    var lastLearnedTick: Int
    var outbox: Outbox?
    var deltaBase: DeltaBase?
    var lastTaught: TeachingQuality?

    /// Whether there is nothing to put aside.
    var isEmpty: Bool { buffer.entries.isEmpty && outbox == nil && deltaBase == nil && lastTaught == nil }

    fileprivate mutating func forgetOwn() {
        outbox = nil
        deltaBase = nil
        lastTaught = nil
    }
}

extension MeshNode {
    /// Goes over to `strategy`. Its messages are those that it had when it left that strategy; none where it never had it.
    ///
    /// There is one shelf for each strategy at most, and messages share their storage with those who sent them.
    mutating func takeUp(_ strategy: ExchangeStrategy) {
        guard strategy != self.strategy else { return }
        let left = MessageShelf(
            strategy: self.strategy, buffer: buffer, hasNews: hasNews, lastLearnedTick: lastLearnedTick,
            outbox: outbox, deltaBase: deltaBase, lastTaught: lastTaught)
        let place = shelves.firstIndex { $0.strategy == strategy }
        var found =
            place.map { shelves.remove(at: $0) }
            ?? MessageShelf(strategy: strategy, lastLearnedTick: lastLearnedTick)
        if let own = found.outbox, own.header.version < version { found.forgetOwn() }
        if !left.isEmpty { shelves.append(left) }
        self.strategy = strategy
        buffer = found.buffer
        // Fakes that were drawn meanwhile, from other messages, give way to those that these teach.
        hasNews = found.hasNews || (!buffer.entries.isEmpty && found.lastLearnedTick != lastLearnedTick)
        lastLearnedTick = found.lastLearnedTick
        outbox = found.outbox
        deltaBase = found.deltaBase
        lastTaught = found.lastTaught
        health.offset = nil
        if !found.isEmpty { mayTransmit = true }
    }
}

/// Which versions of which origins a node's neighbours are known to hold, so that nothing is sent to them twice.
struct DeliveryBook: Sendable {
    private struct Key: Hashable {
        let origin: NodeID
        let holder: NodeID
    }

    private var versions: [Key: Int] = [:]

    /// The newest version of `origin` that `holder` is known to have; 0 where none is.
    func version(of origin: NodeID, at holder: NodeID) -> Int {
        origin == holder ? .max : versions[Key(origin: origin, holder: holder)] ?? 0
    }

    mutating func note(_ header: MessageHeader, at holder: NodeID) {
        let key = Key(origin: header.origin, holder: holder)
        versions[key] = max(versions[key] ?? 0, header.version)
    }

    /// Forgets what `holder` has: it has left. Should it return, it refuses what it still has.
    mutating func forget(_ holder: NodeID) {
        versions = versions.filter { $0.key.holder != holder }
    }
}

import MeshModel

/// Tells which events of a snapshot have not been told yet. Snapshots keep the last events only, and come as they
/// come.
struct EventFollower {
    private var lastTick = -1
    /// Events of that tick that have been told.
    private var toldOfTick = 0

    /// The new ones, and whether there may have been others before them, which are no longer known.
    mutating func news(in snapshot: MeshSnapshot) -> (events: [MeshEvent], hasGap: Bool) {
        let events = snapshot.events
        let former = events.prefix { $0.tick < lastTick }.count
        let ofLastTick = events.dropFirst(former).prefix { $0.tick == lastTick }.count
        let isFull = events.count >= MeshSnapshot.eventLimit
        let hasGap = isFull && lastTick >= 0 && former == 0 && ofLastTick == 0
        let new = Array(events.dropFirst(former + min(toldOfTick, ofLastTick)))
        if let last = new.last {
            (lastTick, toldOfTick) = (last.tick, events.count { $0.tick == last.tick })
        }
        return (new, hasGap)
    }
}

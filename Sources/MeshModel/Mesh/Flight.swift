/// A copy of a frame on its way along one link.
struct Flight: Sendable {
    let frame: RadioFrame
    let from: NodeID
    let to: NodeID
    let version: Int
    /// Ticks that had passed when it went on the air.
    let start: Int
    /// It arrives when this many ticks have passed.
    let end: Int

    var link: LinkID { LinkID(from, to) }
}

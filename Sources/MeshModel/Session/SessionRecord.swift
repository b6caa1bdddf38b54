/// One entry of a session file.
///
/// Ticks are ticks that had passed. An intervention at a tick comes after the digests of that tick, and before the tick that
/// follows.
public enum SessionRecord: Sendable, Hashable {
    /// The first record, and only that one.
    case begin(SessionHeader)
    /// A branch that leaves `parent` when `tick` ticks have passed, before the parent's interventions at that tick. Those that
    /// are to hold in the branch too are recorded in it again.
    case branch(id: BranchID, parent: BranchID, tick: Int, name: String)
    /// Another name for a branch.
    case rename(id: BranchID, name: String)
    /// What a user did.
    case intervention(branch: BranchID, tick: Int, Intervention)
    /// What the mesh was like.
    case digests(branch: BranchID, tick: Int, MeshDigests)
    /// The user stands here from now on: he went back in time, or chose another branch.
    case moved(branch: BranchID, tick: Int)
    /// The run was left here; it may be gone on with.
    case end(branch: BranchID, tick: Int)

    /// Whether it must be on the disk before anything else happens: it cannot be computed again.
    var isPrecious: Bool {
        switch self {
        case .digests, .moved: false
        case .begin, .branch, .rename, .intervention, .end: true
        }
    }
}

/// Where in a session one wants to stand. The clock stands then; whatever was reached is there to go on from.
public enum Journey: Sendable, Hashable {
    /// A tick of the current branch; the last one that was reached where that is earlier.
    case to(Int)
    /// So many ticks further, or back where it is negative.
    case by(Int)
    /// The last tick of the current branch.
    case toPresent
    /// The last tick of another branch.
    case toBranch(BranchID)
    /// The tick at which the mesh stands, of a new branch that is like the given one but without these; where another branch
    /// is given, the last tick that was reached on that.
    case without([Suspect], of: BranchID)
    /// Nowhere: a branch gets another name.
    case rename(BranchID, String)
}

/// Names a branch of a session; branches are numbered as they come, and numbers are never reused.
public struct BranchID: RawRepresentable, Sendable, Hashable, Codable, Comparable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }
    /// The run as it began.
    public static let main = BranchID(rawValue: 0)
    public static func < (left: BranchID, right: BranchID) -> Bool { left.rawValue < right.rawValue }
}

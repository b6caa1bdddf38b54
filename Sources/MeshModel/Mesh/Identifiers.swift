/// A node's number. Ids ascend in the order of birth and are never reused.
public struct NodeID: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    public let number: UInt32

    public init(_ number: UInt32) {
        self.number = number
    }

    public static func < (left: NodeID, right: NodeID) -> Bool { left.number < right.number }
    public var description: String { String(number) }
}

/// An undirected link between two nodes; `low` is the smaller id.
public struct LinkID: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    public let low: NodeID
    public let high: NodeID

    public init(_ a: NodeID, _ b: NodeID) {
        precondition(a != b, "a link joins two nodes")
        low = min(a, b)
        high = max(a, b)
    }

    /// The end that is not `node`; nil where `node` is neither.
    public func otherEnd(from node: NodeID) -> NodeID? {
        node == low ? high : node == high ? low : nil
    }

    public static func < (left: LinkID, right: LinkID) -> Bool {
        (left.low, left.high) < (right.low, right.high)
    }
    public var description: String { "\(low)-\(high)" }
}

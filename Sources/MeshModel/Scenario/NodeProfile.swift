/// What sets some nodes apart from the others of a scenario.
///
/// Nodes with different radios do not hear each other: a link between them carries nothing, whatever their distance,
/// and they do not take each other's airtime.
public struct NodeProfile: Sendable, Hashable, Codable {
    public var nodes: NodeRanges
    /// Nil for that of the scenario.
    public var radio: RadioProfile?
    /// Nil for that of the scenario.
    public var device: DeviceProfile?

    public init(nodes: NodeRanges, radio: RadioProfile? = nil, device: DeviceProfile? = nil) {
        self.nodes = nodes
        self.radio = radio
        self.device = device
    }
}

/// Nodes by their numbers, such as `0-3,7`.
public struct NodeRanges: Sendable, Hashable, Codable {
    public var ranges: [ClosedRange<UInt32>]

    /// - Parameter ranges: at least one.
    public init(ranges: [ClosedRange<UInt32>]) {
        self.ranges = ranges
    }

    public func contains(_ id: NodeID) -> Bool { ranges.contains { $0.contains(id.number) } }
}

extension NodeRanges: TextCodable {
    public static let expectedText = "nodes and ranges of them, e.g. 0-3,7"

    /// Reads `3`, `0-3` or `0-3,7`.
    public init?(_ text: String) {
        let items = text.split(separator: ",", omittingEmptySubsequences: false)
        ranges = items.compactMap { item in
            let ends = item.split(separator: "-", omittingEmptySubsequences: false).map { UInt32($0) }
            guard let low = ends[0], let high = ends[ends.count - 1], ends.count <= 2, low <= high else {
                return nil
            }
            return low...high
        }
        if ranges.count != items.count { return nil }
    }

    public var description: String {
        ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ",")
    }
}

extension Scenario {
    /// The radio that a node begins with: that of the last profile which names one for it, else everybody's.
    func radio(of id: NodeID) -> RadioProfile {
        profiles.last { $0.radio != nil && $0.nodes.contains(id) }?.radio ?? radio
    }

    /// The processor of a node, found in the same way.
    func device(of id: NodeID) -> DeviceProfile {
        profiles.last { $0.device != nil && $0.nodes.contains(id) }?.device ?? device
    }
}

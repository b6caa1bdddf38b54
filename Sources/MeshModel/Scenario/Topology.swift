/// Which nodes are linked.
public enum Topology: Sendable, Hashable {
    /// A circle: each node with the one before and the one after.
    case ring
    /// A ring that is open between the last node and the first.
    case line
    /// Node 0 with every other one.
    case star
    /// Rows and columns as square as can be; each node with those left, right, above and below.
    case grid
    /// Every node with every other one. By nature quadratic in the number of nodes.
    case full
    /// Nodes at random places of a unit square, linked within `radius`; always connected. A radius of 0 chooses
    /// one that gives about ``Topology/automaticDegree`` neighbours.
    case randomGeometric(radius: Double)

    /// The mean degree that a radius of 0 aims at: twice that of a ring, and above the percolation threshold of
    /// random geometric graphs (4.5; Dall & Christensen, "Random geometric graphs", 2002).
    public static let automaticDegree = 6.0
}

extension Topology: TextCodable {
    public static let expectedText = "ring, line, star, grid, full, random, or random:RADIUS above 0"

    /// Reads `ring`, `line`, `star`, `grid`, `full`, `random` or `random:RADIUS`.
    public init?(_ text: String) {
        switch text {
        case "ring": self = .ring
        case "line": self = .line
        case "star": self = .star
        case "grid": self = .grid
        case "full": self = .full
        case "random": self = .randomGeometric(radius: 0)
        default:
            guard text.hasPrefix("random:"), let radius = Double(text.dropFirst("random:".count)),
                radius.isFinite, radius > 0
            else { return nil }
            self = .randomGeometric(radius: radius)
        }
    }

    public var description: String {
        switch self {
        case .ring: "ring"
        case .line: "line"
        case .star: "star"
        case .grid: "grid"
        case .full: "full"
        case .randomGeometric(let radius): radius == 0 ? "random" : "random:\(radius)"
        }
    }
}

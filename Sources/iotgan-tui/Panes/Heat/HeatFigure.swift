/// What the heat map shows of each node: a cell for each class, or for each other node.
enum HeatFigure: Int, Hashable, Sendable, CaseIterable {
    case accuracy, provenance, distance

    var title: String {
        switch self {
        case .accuracy: "accuracy by class, %"
        case .provenance: "where each class comes from"
        case .distance: "distance of weights"
        }
    }

    /// Whether a row below the nodes sums up their columns.
    var hasSummary: Bool { self != .distance }
    /// Whether shades need to be explained; generations say what they are.
    var hasLegend: Bool { self != .provenance }
}

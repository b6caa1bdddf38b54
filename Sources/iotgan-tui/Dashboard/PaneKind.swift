/// The panes of the dashboard, in the order of their numbers.
enum PaneKind: Int, Hashable, Sendable, CaseIterable {
    case map = 1
    case node
    case losses
    case gallery
    case log
    case energy
    case nodes
    case heat

    var title: String {
        switch self {
        case .map: "mesh"
        case .node: "node"
        case .losses: "losses"
        case .gallery: "gallery"
        case .log: "log"
        case .energy: "energy"
        case .nodes: "nodes"
        case .heat: "heat"
        }
    }

    /// Whether arrows up and down scroll it instead of selecting nodes.
    var scrollsWithArrows: Bool { self == .log }

    /// Whether arrows up and down select the node in the row above or below.
    var rowsAreNodes: Bool { self == .energy || self == .nodes || self == .heat }

    /// What the keys for the next view change, in a word; nil where the pane has one view.
    var cycleHint: String? {
        switch self {
        case .losses: "curves"
        case .gallery: "pictures"
        case .energy, .nodes: "sort"
        case .heat: "figure"
        case .log: "entries"
        case .map, .node: nil
        }
    }

    init?(title: String) {
        guard let pane = PaneKind.allCases.first(where: { $0.title == title }) else { return nil }
        self = pane
    }
}

import MeshModel

/// Something that a user asks for, whichever key or click it came from.
enum Action: Hashable, Sendable {
    case quit
    case showHelp
    /// Closes one level: help, a question, the choice of a link, an expanded pane. Never quits.
    case escape
    case togglePause
    case singleStep
    case move(Direction)
    case nextNode
    case previousNode
    case nextPane
    case previousPane
    case focus(PaneKind)
    case expand
    /// Shows everything about the selected node.
    case inspect
    case injectNode
    case removeNode
    /// Begins to choose a link of the selected node, or cuts or restores the chosen one.
    case toggleLink
    case confirm
    case refuse
    case click(Point)
    case resize(Size)
    case redraw
    case suspend
}

enum Direction: Hashable, Sendable, CaseIterable {
    case left, down, up, right
}

/// What the loop has to do after an action, besides drawing.
enum Effect: Hashable, Sendable {
    case intervene(Intervention)
    case quit
    case redraw
    case suspend
}

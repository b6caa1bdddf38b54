import MeshModel

/// Something that a user asks for, whichever key, click or command it came from.
enum Action: Hashable, Sendable {
    case quit
    case quitLeavingScreen
    case showHelp
    /// Closes one level: help, a question, a line that is typed, the choice of a link, an expanded pane. Never quits.
    case escape
    case togglePause
    case singleStep
    /// Doubles the speed limit so many times, or halves it.
    case changeSpeed(by: Int)
    /// At most so many ticks a second; nil for as many as can be.
    case limitSpeed(Double?)
    case move(Direction)
    case select(NodeID)
    case nextNode
    case previousNode
    case nextPane
    case previousPane
    case focus(PaneKind)
    case expand
    /// Lays the map out by links, or by positions again.
    case rearrangeMap
    /// Shows everything about the selected node.
    case inspect
    /// Asks whether the selected node is to be removed.
    case removeNode
    /// Begins to choose a link of the selected node, or cuts or restores the chosen one.
    case toggleLink
    case intervene(Intervention)
    /// Takes back the last intervention that can be taken back.
    case undo
    case confirm
    case refuse
    case click(Point)
    case drag(from: Point, to: Point)
    case wheel(Point, Direction)
    /// Something that the focused pane does in its own way.
    case pane(PaneAction)
    case openPalette(String)
    case openMenu(Menu)
    /// Opens the form for a new node.
    case openInjectForm
    /// Carries out a command line that was chosen in a menu.
    case run(String)
    case beginFilter
    /// Goes to another moment of the session.
    case travel(Journey)
    /// Goes to the tick of the log's selected entry; without one, shows where in time the screen is, or no longer.
    case showTime
    /// Tells what led to a node's trouble.
    case explain(NodeID)
    /// Tells it, and runs the past again without what is suspected.
    case bisect(NodeID)
    /// Goes on with what is told: puts it to the test, then makes the branch that is without the culprit.
    case investigate
    /// Makes the branch that is without what the last bisection found.
    case leaveOut
    /// Stops the clock when these become true, and for nothing else.
    case watch([BreakCondition])
    /// Lists what stops the clock.
    case openBreaks
    /// Lists the branches of the session.
    case openBranches
    /// Compares a branch with the current one.
    case compareBranches(BranchID)
    /// Shows a step of the selected node frame by frame, beginning with one of them.
    case showSlowMotion(SlowMotionStage)
    /// Scrolls the log to a tick.
    case showLogAt(Int)
    /// Shows only what concerns a node in the log; nil for all of them.
    case showLogOf(NodeID?)
    case edit(TextField.Edit)
    /// Takes the suggestion that stands first.
    case complete
    /// Says something in the last line.
    case tell(String)
    case savePicture
    case toggleRecording
    case source(String)
    case stopScript
    /// Shows a text of a script; none where it is empty.
    case caption(String)
    case toggleMouse
    /// Shows the settings, to change them.
    case openOptions
    case saveSettings
    case resize(Size)
    case redraw
    case suspend
}

enum Direction: Hashable, Sendable, CaseIterable {
    case left, down, up, right
}

/// What panes understand, each in its own way: the same key means the same kind of thing everywhere.
enum PaneAction: Hashable, Sendable {
    case scroll(Scroll)
    /// One step larger (1) or smaller (-1), or everything (0).
    case zoom(Int)
    case pan(Direction)
    /// The next of what the pane can show, or the one before.
    case cycle(Int)
    case reverse
    case follow
    /// Shows only what holds this text; all where it is empty.
    case filter(String)

    enum Scroll: Hashable, Sendable {
        case lines(Int)
        case pageUp, pageDown, first, last
    }
}

/// What the loop has to do after an action, besides drawing.
enum Effect: Hashable, Sendable {
    case intervene(Intervention)
    case travel(Journey)
    /// Takes a node's next step apart.
    case dissect(NodeID)
    /// Runs the past of a branch again without what is suspected.
    case bisect(Explanation, BranchID)
    case endBisection
    case limitSpeed(Double?)
    case watch([BreakCondition])
    /// Whether the program takes mouse events; the terminal selects text where it does not.
    case takeMouse(Bool)
    /// Keeps a command that was typed for the next time.
    case remember(String)
    case applySettings(Settings)
    /// Writes the settings of these keys into the configuration file.
    case saveSettings(Set<String>)
    case savePicture
    case toggleRecording
    case source(String)
    case stopScript
    case quit
    /// The last screen stays in the terminal, below what was there before.
    case quitLeavingScreen
    case redraw
    case suspend
}

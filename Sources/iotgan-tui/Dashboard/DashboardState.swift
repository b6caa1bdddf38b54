import MeshModel

/// Everything that the interface remembers from one frame to the next.
struct DashboardState: Hashable, Sendable {
    /// What the keys mean at the moment.
    enum Mode: Hashable, Sendable {
        case browsing
        case choosingLink(LinkID)
        case confirming(Question)
        /// The help is shown from this line on.
        case help(line: Int)
        /// One of a few commands is chosen.
        case menu(Menu, choice: Int)
        /// The settings are looked at, one of them chosen.
        case options(row: Int)
        /// The branches of the session are looked at, one of them chosen.
        case branches(row: Int)
        /// What stops the clock is looked at, one condition of it chosen.
        case breaks(row: Int)
        /// A branch is compared with the current one, from this line on.
        case comparing(BranchID, line: Int)
        /// What led to a node's trouble, as it was known when it was asked, is told from this line on.
        /// Of a branch.
        case explaining(Explanation, of: BranchID, line: Int)
        /// A step of the selected node is shown frame by frame.
        case slowMotion(SlowMotionStage)
        /// A form for a new node is filled in.
        case injecting(InjectForm)
        /// A command is typed.
        case palette(Palette)
        /// A text is typed that a pane filters by.
        case filtering(PaneKind, TextField)
    }

    /// Something that is done only after a yes.
    enum Question: Hashable, Sendable {
        case removal(NodeID)
        /// While the screen is recorded.
        case quitting
    }

    var size: Size
    var mode = Mode.browsing
    var selectedNode: NodeID?
    /// The link that was chosen last; offered first when its node is asked for a link again.
    var lastLink: LinkID?
    var focus = PaneKind.map
    /// Whether the focused pane has the whole screen.
    var isExpanded = false
    /// One line that answers the last key; the next key takes it away.
    var message: String?
    /// At most so many ticks a second; nil for as many as can be.
    var speedLimit: Double?
    /// Whether the clock was told last to stop, or to run; nil while it was told nothing. It is forgotten when it is so.
    var isPauseAsked: Bool?
    /// Whether a bisection has been asked for by what is explained.
    var isBisectionAsked = false
    /// What stops the clock when it becomes true.
    var breaks: [BreakCondition] = []
    /// What had stopped it when the screen was drawn last.
    var stops: [BreakStop] = []
    /// Whether somebody wants to see where in time the screen is.
    var isTimeWanted = false
    /// Whether it is shown: when it is wanted, and whenever the screen is not at the present.
    var isTimeShown = false
    var hasMouse = true
    var settings = Settings()
    /// The keys of those that were changed here and are not in the file.
    var unsavedSettings: Set<String> = []
    var isRecording = false
    /// What a script says about the screen; empty where it says nothing.
    var caption = ""
    /// Commands that were typed, oldest first.
    var history: [String] = []
    /// What was done to the mesh, oldest first.
    var deeds: [Deed] = []
    var log = LogView()
    var map = MapView()
    var node = NodeView()
    var losses = LossView()
    var gallery = GalleryView()
    var energy = TableView()
    var nodes = TableView()
    var heat = HeatView()

    init(size: Size) {
        self.size = size
    }

    /// Where the panes lie.
    var layout: Layout { layout(expanded: isExpanded ? focus : nil) }

    func layout(expanded: PaneKind?) -> Layout {
        Layout(
            size: size, expanded: expanded,
            bandRows: CaptionBand.rows(caption, width: size.width) + (isTimeShown ? TimeBand.rows : 0))
    }

    /// Brings the state in line with the mesh: what is selected or asked about may be gone.
    mutating func follow(_ view: EngineView) {
        guard let snapshot = view.snapshot else { return }
        // The engine has seen to it, or has reasons of its own to stand still.
        if isPauseAsked == (view.phase == .paused) || view.notice != nil { isPauseAsked = nil }
        isTimeShown = isTimeWanted || view.isInPast || view.timeline.goal != nil
        let ids = snapshot.nodes.map(\.id)
        if let selected = selectedNode, ids.contains(selected) {
            // Still there.
        } else {
            let gone = selectedNode
            selectedNode =
                gone.flatMap { gone in ids.first { $0 > gone } } ?? ids.last { $0 < gone ?? ids[0] }
                ?? ids.first
        }
        followStops(view)
        switch mode {
        case .choosingLink(let link) where !snapshot.links.contains(where: { $0.id == link }):
            mode = .browsing
        case .confirming(.removal(let node)) where !ids.contains(node):
            mode = .browsing
        default: break
        }
    }
}

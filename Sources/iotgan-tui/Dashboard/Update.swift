import MeshModel

extension DashboardState {
    /// Answers one action: changes the state, and says what the loop has to do.
    mutating func update(_ action: Action, _ view: EngineView) -> [Effect] {
        if case .resize(let newSize) = action {
            size = newSize
            return [.redraw]
        }
        message = nil
        switch action {
        case .quit: return [.quit]
        case .redraw: return [.redraw]
        case .suspend: return [.suspend]
        case .escape: closeOneLevel()
        case .showHelp:
            if case .help = mode { mode = .browsing } else { mode = .help(line: 0) }
        case .togglePause: return togglePause(view)
        case .singleStep: return singleStep(view)
        default: return updateInMode(action, view)
        }
        return []
    }

    private mutating func closeOneLevel() {
        if mode != .browsing {
            mode = .browsing
        } else {
            isExpanded = false
        }
    }

    private mutating func togglePause(_ view: EngineView) -> [Effect] {
        switch view.phase {
        case .running: return [.intervene(.pause)]
        case .paused: return [.intervene(.resume)]
        case .preparing, .failed:
            message = "nothing runs yet"
            return []
        }
    }

    private mutating func singleStep(_ view: EngineView) -> [Effect] {
        switch view.phase {
        case .running: return [.intervene(.pause), .intervene(.singleStep)]
        case .paused: return [.intervene(.singleStep)]
        case .preparing, .failed:
            message = "nothing runs yet"
            return []
        }
    }

    private mutating func updateInMode(_ action: Action, _ view: EngineView) -> [Effect] {
        switch mode {
        case .help(let line):
            switch action {
            case .move(.down): mode = .help(line: min(line + 1, HelpOverlay.lastLine(size)))
            case .move(.up): mode = .help(line: max(0, line - 1))
            case .click: mode = .browsing
            default: break
            }
            return []
        case .confirmingRemoval(let node):
            switch action {
            case .confirm:
                mode = .browsing
                return [.intervene(.removeNode(node))]
            case .refuse: mode = .browsing
            default: break
            }
            return []
        case .choosingLink(let link):
            return chooseLink(link, action, view)
        case .browsing:
            return browse(action, view)
        }
    }

    private mutating func chooseLink(_ link: LinkID, _ action: Action, _ view: EngineView) -> [Effect] {
        switch action {
        case .move(.right), .move(.down), .nextNode: moveLink(from: link, by: 1, view)
        case .move(.left), .move(.up), .previousNode: moveLink(from: link, by: -1, view)
        case .toggleLink, .inspect, .confirm:
            mode = .browsing
            lastLink = link
            guard let known = view.snapshot?.links.first(where: { $0.id == link }) else { return [] }
            return [.intervene(known.isCut ? .restoreLink(link) : .cutLink(link))]
        case .refuse: mode = .browsing
        case .click(let point): click(point, view)
        default: break
        }
        return []
    }

    private mutating func moveLink(from link: LinkID, by offset: Int, _ view: EngineView) {
        guard let node = selectedNode, let links = view.snapshot?.links(of: node),
            let index = links.firstIndex(of: link)
        else { return }
        mode = .choosingLink(links[(index + offset + links.count) % links.count])
    }

    private mutating func browse(_ action: Action, _ view: EngineView) -> [Effect] {
        switch action {
        case .move(let direction):
            selectedNode =
                view.snapshot.flatMap { $0.neighbour(of: selectedNode, towards: direction) } ?? selectedNode
        case .nextNode: selectNode(by: 1, view)
        case .previousNode: selectNode(by: -1, view)
        case .nextPane: focusPane(by: 1)
        case .previousPane: focusPane(by: -1)
        case .focus(let pane): focus = pane
        case .expand: isExpanded.toggle()
        case .inspect:
            if focus == .map { focus = .node }
            isExpanded.toggle()
        case .injectNode: return injectNode(view)
        case .removeNode: askForRemoval(view)
        case .toggleLink: beginChoosingLink(view)
        case .click(let point): click(point, view)
        default: break
        }
        return []
    }

    private mutating func selectNode(by offset: Int, _ view: EngineView) {
        guard let nodes = view.snapshot?.nodes, !nodes.isEmpty else { return }
        let index = nodes.firstIndex { $0.id == selectedNode } ?? 0
        selectedNode = nodes[(index + offset + nodes.count) % nodes.count].id
    }

    private mutating func focusPane(by offset: Int) {
        let panes = isExpanded ? PaneKind.allCases : Layout(size: size, expanded: nil).slots.map(\.pane)
        guard let index = panes.firstIndex(of: focus) else {
            focus = panes.first ?? .map
            return
        }
        focus = panes[(index + offset + panes.count) % panes.count]
    }

    private mutating func injectNode(_ view: EngineView) -> [Effect] {
        guard view.snapshot != nil else {
            message = "there is no mesh yet"
            return []
        }
        message = "a node joins"
        return [.intervene(.injectNode())]
    }

    private mutating func askForRemoval(_ view: EngineView) {
        guard let node = selectedNode, view.snapshot?.node(node) != nil else {
            message = "no node is selected"
            return
        }
        guard view.snapshot.map({ $0.nodes.count > 1 }) ?? false else {
            message = "the last node cannot be removed"
            return
        }
        mode = .confirmingRemoval(node)
    }

    private mutating func beginChoosingLink(_ view: EngineView) {
        guard let node = selectedNode, let links = view.snapshot?.links(of: node), let first = links.first
        else {
            message = selectedNode.map { "node \($0) has no links" } ?? "no node is selected"
            return
        }
        mode = .choosingLink(lastLink.flatMap { links.contains($0) ? $0 : nil } ?? first)
    }

    private mutating func click(_ point: Point, _ view: EngineView) {
        let layout = Layout(size: size, expanded: isExpanded ? focus : nil)
        guard let slot = layout.slots.first(where: { $0.frame.contains(point) }) else { return }
        focus = slot.pane
        guard let snapshot = view.snapshot else { return }
        switch slot.pane {
        case .map:
            let geometry = MapGeometry(snapshot, area: slot.frame.inner, on: layout)
            if let node = geometry.node(at: point) {
                selectedNode = node
                mode = .browsing
            } else if let link = geometry.link(near: point, of: snapshot.links) {
                if link.otherEnd(from: selectedNode ?? link.low) == nil { selectedNode = link.low }
                mode = .choosingLink(link)
            }
        case .gallery:
            let geometry = GalleryGeometry(snapshot, area: slot.frame.inner, selected: selectedNode)
            if let node = geometry.node(at: point) { selectedNode = node }
        case .node, .losses, .log: break
        }
    }
}

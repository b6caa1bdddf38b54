import MeshModel

// Choosing a link, and cutting or restoring it.
extension DashboardState {
    /// The link that is meant where none is named: the one that is being chosen, or that was last, or else the selected
    /// node's first.
    func offeredLink(_ view: EngineView) throws(CommandFailure) -> LinkID {
        if case .choosingLink(let link) = mode { return link }
        guard let node = selectedNode else { throw CommandFailure("no node is selected") }
        let links = view.snapshot?.links(of: node) ?? []
        guard let link = lastLink.flatMap({ links.contains($0) ? $0 : nil }) ?? links.first else {
            throw CommandFailure("node \(node) has no links")
        }
        return link
    }

    /// The cut link that is meant where none is named.
    func offeredCutLink(_ view: EngineView) throws(CommandFailure) -> LinkID {
        let offered = try offeredLink(view)
        let cut = view.snapshot?.links.filter(\.isCut).map(\.id) ?? []
        if cut.contains(offered) { return offered }
        if case .choosingLink = mode { throw CommandFailure("link \(offered) is not cut") }
        let ofNode = cut.filter { link in selectedNode.map { link.otherEnd(from: $0) != nil } ?? false }
        guard let link = ofNode.first else {
            throw CommandFailure("no link of node \(selectedNode?.description ?? "") is cut")
        }
        return link
    }

    mutating func beginChoosingLink(_ view: EngineView) {
        do throws(CommandFailure) {
            mode = .choosingLink(try offeredLink(view))
        } catch {
            message = error.message
        }
    }

    mutating func chooseLink(_ link: LinkID, _ action: Action, _ view: EngineView) -> [Effect] {
        switch action {
        case .move(.right), .move(.down), .nextNode: moveLink(from: link, by: 1, view)
        case .move(.left), .move(.up), .previousNode: moveLink(from: link, by: -1, view)
        case .toggleLink, .inspect, .confirm:
            mode = .browsing
            lastLink = link
            guard let known = view.snapshot?.links.first(where: { $0.id == link }) else { return [] }
            return intervene([known.isCut ? .restoreLink(link) : .cutLink(link)], view)
        case .refuse: mode = .browsing
        case .click(let point): click(point, view)
        case .drag(let start, let end):
            // The press that began it may have chosen the link that it crosses.
            mode = .browsing
            return drag(from: start, to: end, view)
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
}

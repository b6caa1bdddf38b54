import MeshModel

// Choosing a link, and cutting or restoring it.
extension DashboardState {
    mutating func beginChoosingLink(_ view: EngineView) {
        guard let node = selectedNode, let links = view.snapshot?.links(of: node), let first = links.first
        else {
            message = selectedNode.map { "node \($0) has no links" } ?? "no node is selected"
            return
        }
        mode = .choosingLink(lastLink.flatMap { links.contains($0) ? $0 : nil } ?? first)
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

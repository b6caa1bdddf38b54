import MeshModel

/// What the heat map remembers from one frame to the next.
struct HeatView: Hashable, Sendable {
    private(set) var figure = HeatFigure.accuracy
    var scroll = RowScroll()

    mutating func update(_ action: PaneAction, _ ids: [NodeID], room: Int, selected: inout NodeID?) {
        switch action {
        case .scroll(let lines): scroll.update(lines, ids, room: room, selected: &selected)
        case .cycle(let offset):
            let all = HeatFigure.allCases
            figure = all[(figure.rawValue + offset % all.count + all.count) % all.count]
        case .follow: scroll.follow()
        case .zoom, .pan, .reverse, .filter: break
        }
    }
}

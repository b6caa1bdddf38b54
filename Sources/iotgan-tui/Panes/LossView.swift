/// What the plot of a node's training remembers from one frame to the next.
struct LossView: Hashable, Sendable {
    private(set) var figure = LossFigure.losses
    /// How often the shown time was halved.
    private(set) var zoom = 0

    private static let deepestZoom = 12
    /// Fewer steps make no curve.
    private static let fewestSteps = 16

    mutating func update(_ action: PaneAction) {
        switch action {
        case .cycle(let offset):
            let all = LossFigure.allCases
            figure = all[(figure.rawValue + offset % all.count + all.count) % all.count]
        case .zoom(0), .follow: zoom = 0
        case .zoom(let steps): zoom = min(max(0, zoom + steps), LossView.deepestZoom)
        case .scroll, .pan, .reverse, .filter: break
        }
    }

    /// The last part of the steps, as many times halved as was asked for.
    func steps(from first: Int, to last: Int) -> ClosedRange<Int> {
        let shown = max(min(LossView.fewestSteps, last - first), 1, (last - first) >> zoom)
        return max(first, last - shown)...max(last, first + 1)
    }
}

/// What the gallery remembers from one frame to the next.
struct GalleryView: Hashable, Sendable {
    private(set) var figure = GalleryFigure.nodes
    /// The class that is shown of every node, or the first of which the interpolation is.
    private(set) var classIndex = 0

    mutating func update(_ action: PaneAction, classCount: Int) {
        switch action {
        case .cycle(let offset):
            let all = GalleryFigure.allCases
            figure = all[(figure.rawValue + offset % all.count + all.count) % all.count]
        case .zoom(0): classIndex = 0
        case .zoom(let offset):
            let count = max(1, classCount)
            classIndex = (classIndex + offset % count + count) % count
        case .scroll, .pan, .reverse, .follow, .filter: break
        }
    }
}

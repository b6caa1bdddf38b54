/// Which pictures the gallery shows.
enum GalleryFigure: Int, Hashable, Sendable, CaseIterable {
    /// What each node draws best.
    case nodes
    /// One class from every node.
    case oneClass
    /// All classes of the selected node.
    case allClasses
    /// The selected node's way from one latent vector to another.
    case interpolation
    /// What the selected node drew of the same latent vectors, from tick to tick.
    case throughTime
}

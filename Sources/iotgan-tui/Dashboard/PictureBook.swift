import MeshModel

/// Pictures that the nodes' generators draw, as panes show them.
struct PictureBook: Sendable {
    /// Pictures of one node: of the selected one several samples of each class, of the others one.
    struct Page: Hashable, Sendable {
        /// The node's step at which they were drawn.
        var stepCount: Int
        /// `[class][sample]`
        var classes: [[GreyPicture]]
        /// Some of the node's own samples, `[class][sample]`; nothing for nodes that are not selected.
        var own: [[GreyPicture]] = []
    }

    /// How pixels became greys.
    let contrast: PictureContrast
    private var pages: [NodeID: Page] = [:]
    private var films: [NodeID: PictureFilm] = [:]

    init(contrast: PictureContrast = .fixed) {
        self.contrast = contrast
    }

    subscript(node: NodeID) -> Page? {
        get { pages[node] }
        set { pages[node] = newValue }
    }

    /// What a node drew from tick to tick.
    func film(of node: NodeID) -> PictureFilm { films[node] ?? PictureFilm() }

    /// Takes down what a node draws at `tick`.
    mutating func film(_ node: NodeID, tick: Int, pictures: [GreyPicture]) {
        films[node, default: PictureFilm()].append(tick: tick, pictures: pictures)
    }

    /// Forgets nodes that are gone.
    mutating func keep(_ nodes: [MeshSnapshot.Node]) {
        let living = Set(nodes.map(\.id))
        pages = pages.filter { living.contains($0.key) }
        films = films.filter { living.contains($0.key) }
    }

    /// What a pane with pictures says in its title when they are not as they are.
    var contrastTitle: [String] { contrast == .stretched ? ["contrast stretched"] : [] }
}

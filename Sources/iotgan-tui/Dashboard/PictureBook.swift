import GANCore
import MeshModel

/// Pictures that the nodes' generators draw, as panes show them.
struct PictureBook: Sendable {
    /// Pictures of one node: several samples of each class.
    struct Page: Hashable, Sendable {
        /// The node's step at which they were drawn.
        var stepCount: Int
        /// `[class][sample]`
        var classes: [[GreyPicture]]
    }

    private var pages: [NodeID: Page] = [:]

    init() {}

    subscript(node: NodeID) -> Page? {
        get { pages[node] }
        set { pages[node] = newValue }
    }

    /// Forgets nodes that are gone.
    mutating func keep(_ nodes: [MeshSnapshot.Node]) {
        let living = Set(nodes.map(\.id))
        pages = pages.filter { living.contains($0.key) }
    }
}

/// Draws the pictures anew when the generators have moved on.
///
/// Every picture has a latent vector of its own that never changes, so that one sees the generator change and not
/// the dice.
final class PictureStudio {
    /// Samples of each class.
    static let samplesPerClass = 4

    private(set) var book = PictureBook()
    private var sampler: GeneratorSampler?
    private var configuration: GANConfiguration?
    /// The node whose turn it is when not all can be drawn for one frame.
    private var turn = 0

    init() {}

    /// Brings the selected node's pictures up to date, and those of at most `limit` others.
    func update(_ snapshot: MeshSnapshot, selected: NodeID?, limit: Int = 8) {
        prepare(snapshot.scenario.gan)
        book.keep(snapshot.nodes)
        if let node = selected.flatMap({ snapshot.node($0) }) { refresh(node, snapshot) }
        guard !snapshot.nodes.isEmpty else { return }
        for offset in 0..<min(limit, snapshot.nodes.count) {
            refresh(snapshot.nodes[(turn + offset) % snapshot.nodes.count], snapshot)
        }
        turn = (turn + limit) % snapshot.nodes.count
    }

    private func prepare(_ newConfiguration: GANConfiguration) {
        guard configuration != newConfiguration else { return }
        configuration = newConfiguration
        sampler = GeneratorSampler(configuration: newConfiguration)
        book = PictureBook()
    }

    private func refresh(_ node: MeshSnapshot.Node, _ snapshot: MeshSnapshot) {
        guard let sampler, book[node.id]?.stepCount != node.stepCount,
            node.generator.count == sampler.configuration.generatorLayout.paddedCount
        else { return }
        let classCount = sampler.configuration.classCount
        let labels = (0..<classCount).flatMap { label in
            Array(repeating: UInt8(label), count: PictureStudio.samplesPerClass)
        }
        var stream = RandomStream(
            seed: snapshot.scenario.seed, node: node.id.number, purpose: .preview)
        let images = sampler.samples(weights: node.generator, labels: labels, stream: &stream)
        book[node.id] = PictureBook.Page(
            stepCount: node.stepCount,
            classes: (0..<classCount).map { label in
                (0..<PictureStudio.samplesPerClass).map { sample in
                    let index = label * PictureStudio.samplesPerClass + sample
                    return GreyPicture(side: images.side, pixels: images.image(index))
                }
            })
    }
}

import GANCore
import MeshModel

/// Draws the pictures anew when the generators have moved on.
///
/// Every picture has a latent vector of its own that never changes, so that one sees the generator change and not
/// the dice.
final class PictureStudio {
    /// Samples of each class that the selected node's page has.
    static let samplesPerClass = 4
    /// Own samples of each class on that page.
    static let ownSamplesPerClass = 2
    /// In larger meshes only the selected node's pictures are kept through time: all of them would take much memory.
    private static let filmNodeLimit = 128

    private(set) var book: PictureBook
    private var sampler: GeneratorSampler?
    private var configuration: GANConfiguration?
    /// The node whose turn it is when not all can be drawn for one frame.
    private var turn = 0

    private let contrast: PictureContrast
    /// Each node's latent vectors, `[class][sample]`; drawing them takes longer than what the generator makes of them.
    private var latents: [NodeID: [Float]] = [:]

    init(contrast: PictureContrast = .fixed) {
        self.contrast = contrast
        book = PictureBook(contrast: contrast)
    }

    /// Brings the selected node's pictures up to date, and those of at most `limit` others.
    ///
    /// Four others take little of a frame's time, and at fifteen frames a second the pictures of sixty nodes are at most
    /// a second old.
    func update(_ snapshot: MeshSnapshot, selected: NodeID?, limit: Int = 4) {
        prepare(snapshot.scenario.gan)
        book.keep(snapshot.nodes)
        if latents.count > 2 * snapshot.nodes.count { latents = [:] }
        let selectedNode = selected.flatMap { snapshot.node($0) }
        if let selectedNode { refresh(selectedNode, samples: Self.samplesPerClass, snapshot) }
        guard !snapshot.nodes.isEmpty else { return }
        for offset in 0..<min(limit, snapshot.nodes.count) {
            let node = snapshot.nodes[(turn + offset) % snapshot.nodes.count]
            if node.id != selectedNode?.id { refresh(node, samples: 1, snapshot) }
        }
        turn = (turn + limit) % snapshot.nodes.count
    }

    private func prepare(_ newConfiguration: GANConfiguration) {
        guard configuration != newConfiguration else { return }
        configuration = newConfiguration
        latents = [:]
        sampler = GeneratorSampler(configuration: newConfiguration)
        book = PictureBook(contrast: contrast)
    }

    private func refresh(_ node: MeshSnapshot.Node, samples: Int, _ snapshot: MeshSnapshot) {
        guard let sampler, isStale(book[node.id], node, samples),
            node.generator.count == sampler.configuration.generatorLayout.paddedCount
        else { return }
        let classCount = sampler.configuration.classCount
        let labels = (0..<classCount).flatMap { label in
            Array(repeating: UInt8(label), count: samples)
        }
        let images = sampler.samples(
            weights: node.generator, labels: labels,
            latents: latents(of: node.id, samples: samples, snapshot.scenario.seed, sampler.configuration))
        let page = PictureBook.Page(
            stepCount: node.stepCount,
            classes: (0..<classCount).map { label in
                (0..<samples).map { sample in
                    GreyPicture(
                        side: images.side, pixels: images.image(label * samples + sample), contrast: contrast)
                }
            },
            own: samples > 1 ? ownPictures(of: node, classCount: classCount) : [])
        book[node.id] = page
        if samples > 1 || snapshot.nodes.count <= Self.filmNodeLimit {
            book.film(node.id, tick: snapshot.tick, pictures: page.classes.compactMap(\.first))
        }
    }

    /// The first of a node's own samples of each class.
    private func ownPictures(of node: MeshSnapshot.Node, classCount: Int) -> [[GreyPicture]] {
        var pictures: [[GreyPicture]] = Array(repeating: [], count: classCount)
        for (position, label) in node.own.labels.enumerated()
        where pictures.indices.contains(Int(label)) && pictures[Int(label)].count < Self.ownSamplesPerClass {
            pictures[Int(label)].append(
                GreyPicture(side: node.own.side, pixels: node.own.image(position), contrast: contrast))
        }
        return pictures
    }

    private func isStale(_ page: PictureBook.Page?, _ node: MeshSnapshot.Node, _ samples: Int) -> Bool {
        page?.stepCount != node.stepCount || page?.classes.first?.count ?? 0 < samples
    }

    /// The latent vectors of a node's first samples of each class, `[class][sample]`: the same however many are drawn.
    private func latents(
        of node: NodeID, samples: Int, _ seed: UInt64, _ configuration: GANConfiguration
    ) -> [Float] {
        let perClass = Self.samplesPerClass * configuration.latentCount
        let all = latents[node] ?? Self.latents(of: node, count: configuration.classCount * perClass, seed)
        latents[node] = all
        guard samples < Self.samplesPerClass else { return all }
        return stride(from: 0, to: all.count, by: perClass).flatMap { start in
            all[start..<start + samples * configuration.latentCount]
        }
    }

    private static func latents(of node: NodeID, count: Int, _ seed: UInt64) -> [Float] {
        var all = [Float](repeating: 0, count: count)
        var stream = RandomStream(seed: seed, node: node.number, purpose: .preview)
        all.withUnsafeMutableBufferPointer {
            if let base = $0.baseAddress { stream.fillNormals(base, count: $0.count) }
        }
        return all
    }
}

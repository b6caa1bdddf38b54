import GANCore
import MeshModel

/// What a node's generator draws on the way from one latent vector to another, which never change: from picture to
/// picture, a generator that has learned goes smoothly, one that has learned by heart jumps.
struct Interpolation: Hashable, Sendable {
    /// Pictures on the way, both ends included.
    static let steps = 12

    let node: NodeID
    /// The node's step at which they were drawn.
    let stepCount: Int
    /// `[class][step]`
    let classes: [[GreyPicture]]

    init(node: NodeID, stepCount: Int, classes: [[GreyPicture]]) {
        self.node = node
        self.stepCount = stepCount
        self.classes = classes
    }

    /// nil where the weights are another model's.
    init?(
        _ node: MeshSnapshot.Node, seed: UInt64, sampler: GeneratorSampler, contrast: PictureContrast
    ) {
        let configuration = sampler.configuration
        guard node.generator.count == configuration.generatorLayout.paddedCount else { return nil }
        let way = Interpolation.way(latentCount: configuration.latentCount, seed: seed, node: node.id)
        let labels = (0..<configuration.classCount).flatMap {
            Array(repeating: UInt8($0), count: Interpolation.steps)
        }
        let latents = (0..<configuration.classCount).flatMap { _ in way }
        let images = sampler.samples(weights: node.generator, labels: labels, latents: latents)
        self.init(
            node: node.id, stepCount: node.stepCount,
            classes: (0..<configuration.classCount).map { label in
                (0..<Interpolation.steps).map { step in
                    GreyPicture(
                        side: images.side, pixels: images.image(label * Interpolation.steps + step),
                        contrast: contrast)
                }
            })
    }

    /// A step by how far it is from the one latent vector, z1, to the other, z2.
    static func name(ofStep step: Int) -> String {
        switch step {
        case 0: "z1"
        case steps - 1: "z2"
        default: NumberText.percent(Double(step) / Double(steps - 1))
        }
    }

    /// The latent vectors of the way, one after the other.
    ///
    /// Means of two normal vectors are shorter than either, and generators draw poorly from short ones: so each is brought
    /// back to the spread that generators are trained on.
    static func way(latentCount: Int, seed: UInt64, node: NodeID) -> [Float] {
        var ends = [Float](repeating: 0, count: 2 * latentCount)
        // Tick 1 keeps them apart from the vectors of the other pictures.
        var stream = RandomStream(seed: seed, node: node.number, purpose: .preview, tick: 1)
        ends.withUnsafeMutableBufferPointer {
            if let base = $0.baseAddress { stream.fillNormals(base, count: $0.count) }
        }
        return (0..<steps).flatMap { step -> [Float] in
            let share = Float(step) / Float(steps - 1)
            let length = (share * share + (1 - share) * (1 - share)).squareRoot()
            return (0..<latentCount).map { index in
                ((1 - share) * ends[index] + share * ends[latentCount + index]) / length
            }
        }
    }
}

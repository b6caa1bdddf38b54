import GANCore

/// How well a generator makes what its node has samples of: what the schedule asks before it transmits.
struct TeachingQuality: Sendable, Hashable {
    /// Fréchet distance between normal distributions with independent pixels (Heusel et al. 2017, with diagonal
    /// covariances), a mean over the node's own classes.
    let distance: Float
    /// Classes that the node would advertise.
    let classCount: Int

    /// Images drawn of each class.
    static let imagesPerClass = 32
    /// Improvements below this share are noise of the draw.
    static let leastGain: Float = 0.1
    /// An energy-aware node gives at most this share of its charge for a gain of one.
    static let pricePerGain = 0.001

    /// What this one would teach beyond `last`: a class more counts one, a halved distance half of one.
    func gain(over last: TeachingQuality?) -> Float {
        guard let last else { return 1 }
        let news = Float(max(0, classCount - last.classCount))
        return news + max(0, last.distance > 0 ? 1 - distance / last.distance : 0)
    }
}

extension MeshNode {
    /// Draws from the generator and compares with its own samples.
    func teachingQuality(
        classCount: Int, scenario: Scenario, tick: Int, sampler: GeneratorSampler, work: inout NodeWork
    ) -> TeachingQuality {
        let classes = own.classesPresent
        let labels = classes.flatMap { Array(repeating: UInt8($0), count: TeachingQuality.imagesPerClass) }
        var stream = RandomStream(seed: scenario.seed, node: id.number, purpose: .quality, tick: UInt64(tick))
        let drawn = sampler.samples(weights: gan.sampledWeights, labels: labels, stream: &stream)
        work.flops += sampler.flops(count: labels.count)
        let distances = classes.map { label in
            let real = own.selecting { $0 == label }
            return PixelMoments((0..<real.count).map(real.image))
                .frechetDistance(to: PixelMoments(drawn.indicesByClass[label].map { drawn.image(Int($0)) }))
        }
        let mean = distances.isEmpty ? 0 : distances.reduce(0, +) / Float(distances.count)
        return TeachingQuality(distance: mean, classCount: classCount)
    }
}

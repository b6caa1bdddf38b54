import GANCore

extension MeshNode {
    /// Moves both networks to the mean of its own weights and those of its neighbours (FedGAN, Rasouli et al. 2020,
    /// without its server), each message counting in one average, and draws fakes of foreign classes from the generator that comes out.
    mutating func average(
        tick: Int, scenario: Scenario, instruments: HealthInstruments, sampler: GeneratorSampler,
        work: inout NodeWork
    ) {
        let layouts = [gan.generator.layout, gan.discriminator.layout]
        var generators = [gan.sampledWeights]
        var discriminators = [gan.discriminator.weights]
        for entry in buffer.entries where entry.receivedTick > lastLearnedTick {
            let networks = entry.weights(layouts)
            generators.append(networks[0])
            sample(entry, networks[0], instruments: instruments, sampler: sampler, scenario: scenario)
            discriminators.append(networks[1])
        }
        gan.replaceWeights(generator: .mean(of: generators), discriminator: .mean(of: discriminators))
        work.flops += generators.count * layouts.reduce(0) { $0 + $1.parameterCount }
        for entry in buffer.entries { takeOverKnowledge(from: entry, tick: tick, work: &work) }
        let labels = knowledge.indices.filter { ownCounts[$0] == 0 && knowledge[$0] != nil }
            .flatMap { Array(repeating: UInt8($0), count: scenario.fakesPerClass) }
        var stream = RandomStream(
            seed: scenario.seed, node: id.number, purpose: .replay, tick: UInt64(tick))
        adopt(sampler.byteSamples(weights: gan.sampledWeights, labels: labels, stream: &stream))
        work.flops += sampler.flops(count: labels.count)
    }
}

extension MeshNode {
    /// Draws a few images of what the entry's origin has samples of, to see how far they lie from it. The distance between
    /// weights does not tell whether an average is safe (measured recipe), and nothing of it goes into training.
    private mutating func sample(
        _ entry: EmbeddedBuffer.Entry, _ weights: FloatBuffer, instruments: HealthInstruments,
        sampler: GeneratorSampler, scenario: Scenario
    ) {
        let labels = entry.header.knowledge.indices.filter {
            entry.header.knowledge[$0]?.origin == entry.origin
        }
        .flatMap { Array(repeating: UInt8($0), count: NetworkProbe.imagesPerClass) }
        var stream = RandomStream(
            seed: scenario.seed, node: entry.origin.number, purpose: .health,
            tick: UInt64(entry.header.version))
        noteOffset(
            of: sampler.byteSamples(weights: weights, labels: labels, stream: &stream), maker: entry.origin,
            instruments: instruments)
    }
}

extension FloatBuffer {
    /// The mean of buffers of one length, summed in their order.
    fileprivate static func mean(of buffers: [FloatBuffer]) -> FloatBuffer {
        var sum = buffers[0]
        let share = 1 / Float(buffers.count)
        sum.withUnsafeMutablePointer { target in
            for buffer in buffers.dropFirst() {
                buffer.withUnsafePointer { source in
                    for index in 0..<buffer.count { target[index] += source[index] }
                }
            }
            for index in 0..<buffers[0].count { target[index] *= share }
        }
        return sum
    }
}

import GANCore

extension MeshNode {
    /// Draws labelled fakes of every foreign class afresh, from its best teachers in the embedded buffer.
    mutating func drawFakes(
        tick: Int, scenario: Scenario, instruments: HealthInstruments, sampler: GeneratorSampler,
        work: inout NodeWork
    ) {
        var labelsByTeacher = buffer.entries.map { _ in [UInt8]() }
        for label in knowledge.indices where ownCounts[label] == 0 {
            let teachers = buffer.teachers(of: label, for: id, limit: scenario.teachersPerClass)
            for (place, teacher) in teachers.enumerated() {
                guard let index = buffer.entries.firstIndex(where: { $0.origin == teacher.origin }) else {
                    continue
                }
                // Equal shares; the first ones have one more where it does not come out even.
                let share = (scenario.fakesPerClass + teachers.count - 1 - place) / teachers.count
                labelsByTeacher[index] += Array(repeating: UInt8(label), count: share)
                if place == 0 { learn(label, from: teacher, tick: tick, work: &work) }
            }
        }
        var stream = RandomStream(
            seed: scenario.seed, node: id.number, purpose: .replay, tick: UInt64(tick))
        var drawn = noFakes
        drawn.reserveCapacity(labelsByTeacher.reduce(0) { $0 + $1.count })
        for (entry, labels) in zip(buffer.entries, labelsByTeacher) where !labels.isEmpty {
            let weights = entry.weights([gan.generator.layout])[0]
            let fakes = sampler.byteSamples(weights: weights, labels: labels, stream: &stream)
            noteOffset(of: fakes, maker: entry.origin, instruments: instruments)
            drawn.append(fakes)
            work.flops += sampler.flops(count: labels.count)
        }
        adopt(drawn)
    }

    private mutating func learn(
        _ label: Int, from teacher: EmbeddedBuffer.Entry, tick: Int, work: inout NodeWork
    ) {
        guard let known = teacher.header.knowledge[label] else { return }
        learn(
            label,
            as: ClassKnowledge(
                origin: known.origin, via: teacher.sender, generations: known.generations + 1,
                sampleCount: known.sampleCount, tick: tick), work: &work)
    }

    /// Puts these images beside the node's own in the augmented set.
    mutating func adopt(_ images: ByteImages) {
        fakes = images
        fakeCounts = images.countsByClass
    }

    /// No fakes at all, of the right kind.
    var noFakes: ByteImages { .empty(side: own.side, classCount: own.classCount) }
}

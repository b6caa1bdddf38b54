import GANCore

extension MeshNode {
    /// Draws labelled fakes of every foreign class afresh, each from its best teacher in the embedded buffer.
    mutating func drawFakes(
        tick: Int, scenario: Scenario, sampler: GeneratorSampler, work: inout NodeWork
    ) {
        var labelsByTeacher = buffer.entries.map { _ in [UInt8]() }
        var lessons = buffer.entries.map { NodeWork.Lesson(teacher: $0.origin, via: $0.sender, classes: []) }
        for label in knowledge.indices where ownCounts[label] == 0 {
            guard let teacher = buffer.teacher(of: label, for: id),
                let index = buffer.entries.firstIndex(where: { $0.origin == teacher.origin }),
                let known = teacher.header.knowledge[label]
            else { continue }
            labelsByTeacher[index] += Array(repeating: UInt8(label), count: scenario.fakesPerClass)
            if learnedSince[label] == nil {
                learnedSince[label] = tick
                lessons[index].classes.append(label)
            }
            knowledge[label] = ClassKnowledge(
                origin: known.origin, via: teacher.sender, generations: known.generations + 1,
                sampleCount: known.sampleCount, tick: tick)
        }
        var stream = RandomStream(
            seed: scenario.seed, node: id.number, purpose: .replay, tick: UInt64(tick))
        var drawn = noFakes
        for (entry, labels) in zip(buffer.entries, labelsByTeacher) where !labels.isEmpty {
            let weights = entry.weights([gan.generator.layout])[0]
            drawn.append(sampler.byteSamples(weights: weights, labels: labels, stream: &stream))
            work.flops += sampler.flops(count: labels.count)
        }
        adopt(drawn)
        work.lessons = lessons.filter { !$0.classes.isEmpty }
    }

    /// Puts these images beside the node's own in the augmented set.
    mutating func adopt(_ images: ByteImages) {
        fakes = images
        fakeCounts = images.countsByClass
    }

    /// No fakes at all, of the right kind.
    var noFakes: ByteImages { .empty(side: own.side, classCount: own.classCount) }
}

import GANCore

/// What a node did in a tick, for the mesh to merge in node order.
struct NodeWork: Sendable {
    var steps = 0
    var flops = 0
    var lessons: [Lesson] = []
    /// The frame that it wants to transmit.
    var frame: RadioFrame?

    /// Classes that a node learned for the first time, and from whom.
    struct Lesson: Sendable {
        var teacher: NodeID
        var classes: [Int]
    }
}

extension MeshNode {
    /// Does the node's part of a tick. It touches nothing but the node and the calling thread's `lane`.
    mutating func work(tick: Int, scenario: Scenario, lane: TrainingLane) -> NodeWork {
        var work = NodeWork()
        guard !isDark else { return work }
        let schedule = ExchangeSchedule(interval: scenario.exchangeInterval)
        if hasNews && schedule.refreshes(id, tick: tick) {
            drawFakes(tick: tick, scenario: scenario, sampler: lane.sampler, work: &work)
        }
        guard canTrain else { return work }
        train(tick: tick, scenario: scenario, lane: lane, work: &work)
        if scenario.strategy != .isolated
            && schedule.transmits(id, born: birthTick, completed: tick + 1) && onAirUntil <= tick + 1
        {
            work.frame = frame(completed: tick + 1, schedule: schedule)
        }
        return work
    }

    private mutating func train(tick: Int, scenario: Scenario, lane: TrainingLane, work: inout NodeWork) {
        let data = TrainingData(own: own, fakes: fakes, ownShare: scenario.ownShare)
        for step in 0..<scenario.stepsPerTick {
            let number = UInt64(tick * scenario.stepsPerTick + step)
            report = gan.step(
                on: data, seed: scenario.seed, node: id.number, tick: number, workspace: lane.gan)
            classifierLoss = classifier.step(
                on: data, seed: scenario.seed, node: id.number, tick: number, workspace: lane.classifier)
            history.append(step: gan.stepCount - 1, report: report)
        }
        work.steps = scenario.stepsPerTick
        work.flops += scenario.stepsPerTick * (gan.flopsPerStep + classifier.flopsPerStep)
    }

    /// Draws labelled fakes of every foreign class afresh, each from its best teacher in the embedded buffer.
    private mutating func drawFakes(
        tick: Int, scenario: Scenario, sampler: GeneratorSampler, work: inout NodeWork
    ) {
        hasNews = false
        var labelsByTeacher = buffer.entries.map { _ in [UInt8]() }
        var lessons = buffer.entries.map { NodeWork.Lesson(teacher: $0.origin, classes: []) }
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
                origin: known.origin, via: teacher.origin, generations: known.generations + 1,
                sampleCount: known.sampleCount, tick: tick)
        }
        var stream = RandomStream(
            seed: scenario.seed, node: id.number, purpose: .replay, tick: UInt64(tick))
        var drawn = ByteImages.empty(side: own.side, classCount: own.classCount)
        for (entry, labels) in zip(buffer.entries, labelsByTeacher) where !labels.isEmpty {
            guard let weights = entry.frame.weights(entry.header, layout: gan.generator.layout) else {
                continue
            }
            drawn.append(sampler.byteSamples(weights: weights, labels: labels, stream: &stream))
            work.flops += sampler.flops(count: labels.count)
        }
        fakes = drawn
        fakeCounts = drawn.countsByClass
        work.lessons = lessons.filter { !$0.classes.isEmpty }
    }

    /// The frame with W_TX, as it goes on the air when `completed` ticks have passed; nil where the node has
    /// nothing to tell.
    private func frame(completed: Int, schedule: ExchangeSchedule) -> RadioFrame? {
        let known = advertisedKnowledge(at: completed, ripeningTicks: schedule.ripeningTicks)
        guard known.contains(where: { $0 != nil }) else { return nil }
        let layout = gan.generator.layout
        let header = RadioFrameHeader(
            origin: id, version: version + 1, hops: 0, signature: gan.configuration.generatorSignature,
            knowledge: known,
            payloadBytes: WeightEncoding.fp32.byteCount(layouts: [layout]))
        return RadioFrame(header: header, weights: gan.sampledWeights, layout: layout)
    }
}

import GANCore

/// What a node did in a tick, for the mesh to merge in node order.
struct NodeWork: Sendable {
    var steps = 0
    var flops = 0
    var lessons: [Lesson] = []

    /// Classes that a node learned for the first time, or from another origin or through another number of generations than
    /// before.
    struct Lesson: Sendable {
        var origin: NodeID
        /// The neighbour that handed them over.
        var via: NodeID
        var generations: Int
        var classes: [Int]
    }
}

extension MeshNode {
    /// Does the node's part of a tick. It touches nothing but the node and the calling thread's `lane`.
    mutating func work(
        tick: Int, scenario: Scenario, instruments: HealthInstruments, lane: TrainingLane
    ) -> NodeWork {
        var work = NodeWork()
        guard isUp else { return work }
        learnNews(tick: tick, scenario: scenario, instruments: instruments, lane: lane, work: &work)
        guard canTrain else { return work }
        train(tick: tick, scenario: scenario, lane: lane, work: &work)
        probe(tick: tick, scenario: scenario, instruments: instruments, lane: lane)
        let schedule = ExchangeSchedule(interval: scenario.exchangeInterval)
        if schedule.transmits(id, born: birthTick, completed: tick + 1) {
            compose(completed: tick + 1, scenario: scenario, sampler: lane.sampler, work: &work)
        }
        return work
    }

    /// Learns from what has come into the embedded buffer, where it is time for it.
    mutating func learnNews(
        tick: Int, scenario: Scenario, instruments: HealthInstruments, lane: TrainingLane,
        work: inout NodeWork
    ) {
        let schedule = ExchangeSchedule(interval: scenario.exchangeInterval)
        guard hasNews && schedule.refreshes(id, tick: tick) else { return }
        hasNews = false
        health.offset = nil
        learn(tick: tick, scenario: scenario, instruments: instruments, sampler: lane.sampler, work: &work)
        lastLearnedTick = tick
    }

    private mutating func train(tick: Int, scenario: Scenario, lane: TrainingLane, work: inout NodeWork) {
        let sets = strategy.trainingSets(of: self, scenario: scenario)
        for step in 0..<scenario.stepsPerTick {
            let number = UInt64(tick * scenario.stepsPerTick + step)
            let trace = gan.tracedStep(
                on: sets.gan, seed: scenario.seed, node: id.number, tick: number, workspace: lane.gan)
            report = trace.report
            trainClassifier(on: sets.classifier, after: number, scenario: scenario, lane: lane)
            history.append(step: gan.stepCount - 1, report: report)
            record.append(trace)
            health.steps.append(report)
        }
        work.steps = scenario.stepsPerTick
        work.flops += scenario.stepsPerTick * (gan.flopsPerStep + classifier.flopsPerAdversarialStep)
    }

    /// The classifier's steps that belong to the adversarial step of this number.
    private mutating func trainClassifier(
        on data: TrainingData, after number: UInt64, scenario: Scenario, lane: TrainingLane
    ) {
        let count = scenario.classifier.stepsPerAdversarialStep
        for step in 0..<count {
            classifierLoss = classifier.step(
                on: data, seed: scenario.seed, node: id.number,
                tick: number * UInt64(count) + UInt64(step), workspace: lane.classifier)
        }
    }
}

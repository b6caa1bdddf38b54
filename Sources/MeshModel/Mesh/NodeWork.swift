import GANCore

/// What a node did in a tick, for the mesh to merge in node order.
struct NodeWork: Sendable {
    var steps = 0
    var flops = 0
    var lessons: [Lesson] = []

    /// Classes that a node learned for the first time, and from whom.
    struct Lesson: Sendable {
        /// The node whose generator or samples they were learned from.
        var teacher: NodeID
        /// The neighbour that handed them over.
        var via: NodeID
        var classes: [Int]
    }
}

extension MeshNode {
    /// Does the node's part of a tick. It touches nothing but the node and the calling thread's `lane`.
    mutating func work(tick: Int, scenario: Scenario, lane: TrainingLane) -> NodeWork {
        var work = NodeWork()
        guard isUp else { return work }
        let schedule = ExchangeSchedule(interval: scenario.exchangeInterval)
        if hasNews && schedule.refreshes(id, tick: tick) {
            hasNews = false
            learn(tick: tick, scenario: scenario, sampler: lane.sampler, work: &work)
            lastLearnedTick = tick
        }
        guard canTrain else { return work }
        train(tick: tick, scenario: scenario, lane: lane, work: &work)
        if schedule.transmits(id, born: birthTick, completed: tick + 1) {
            compose(completed: tick + 1, scenario: scenario, sampler: lane.sampler, work: &work)
        }
        return work
    }

    private mutating func train(tick: Int, scenario: Scenario, lane: TrainingLane, work: inout NodeWork) {
        let sets = strategy.trainingSets(of: self, scenario: scenario)
        for step in 0..<scenario.stepsPerTick {
            let number = UInt64(tick * scenario.stepsPerTick + step)
            report = gan.step(
                on: sets.gan, seed: scenario.seed, node: id.number, tick: number, workspace: lane.gan)
            trainClassifier(on: sets.classifier, after: number, scenario: scenario, lane: lane)
            history.append(step: gan.stepCount - 1, report: report)
            recentSteps.append(report)
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

public import GANCore

/// The step that a node does next, taken apart.
public struct NodeDissection: Sendable, Equatable {
    /// Ticks that had passed.
    public var tick: Int
    public var node: NodeID
    /// nil where the node does not train now: it is dark or frozen, or has nothing to train on.
    public var step: StepDissection?

    public init(tick: Int, node: NodeID, step: StepDissection?) {
        self.tick = tick
        self.node = node
        self.step = step
    }
}

extension MeshState {
    /// Takes apart the first step that the node does in the next tick, on a copy of it: with what it would learn from its
    /// embedded buffer before, but without what may be done to it by then.
    ///
    /// - Returns: nil where there is no such node.
    func dissection(of id: NodeID, on pool: TrainingPool) -> NodeDissection? {
        guard let index = nodeIndex(id) else { return nil }
        var node = nodes[index]
        let lane = pool.lane(of: 0)
        var dissection = NodeDissection(tick: tick, node: id, step: nil)
        guard node.isUp else { return dissection }
        var work = NodeWork()
        node.learnNews(
            tick: tick, scenario: scenario, instruments: data.instruments, lane: lane, work: &work)
        guard node.canTrain else { return dissection }
        dissection.step = node.gan.dissect(
            on: node.strategy.trainingSets(of: node, scenario: scenario).gan, seed: scenario.seed,
            node: id.number, tick: UInt64(tick * scenario.stepsPerTick), workspace: lane.gan)
        return dissection
    }
}

import GANCore

extension MeshState {
    /// Lets every node do its part of the tick, one node a task; what each did, in node order.
    mutating func trainAll(on pool: TrainingPool) -> [NodeWork] {
        let tick = tick
        let scenario = scenario
        let instruments = data.instruments
        return nodes.withUnsafeMutableBufferPointer { buffer in
            // Each index is served once, so no two threads meet at a node.
            nonisolated(unsafe) let nodes = buffer
            return pool.workers.map(count: nodes.count) { index, worker in
                nodes[index].work(
                    tick: tick, scenario: scenario, instruments: instruments, lane: pool.lane(of: worker))
            }
        }
    }

    /// Takes in, in node order, what the nodes did: energy and lessons.
    ///
    /// - Returns: how long each node computed, in seconds.
    mutating func merge(_ works: [NodeWork]) -> [Double] {
        for (index, work) in works.enumerated() {
            totals.nodeSteps += work.steps
            for lesson in work.lessons {
                record(
                    .learned(
                        by: nodes[index].id, classes: lesson.classes, from: lesson.origin, via: lesson.via,
                        generations: lesson.generations))
            }
            spend(
                nodes[index].device.computeNanojoules(flops: work.flops), on: \.computeNanojoules, by: index)
        }
        return zip(works, nodes).map { Double($0.flops) / $1.device.estimatedFLOPsPerSecond }
    }

    /// Takes energy out of a node's battery. A node whose battery holds no more than is asked for goes dark.
    mutating func spend(
        _ nanojoules: Int64, on cause: WritableKeyPath<EnergyLedger.Spent, Int64>, by index: Int
    ) {
        guard !nodes[index].isDark else { return }
        totals.energy[keyPath: cause] += nodes[index].energy.spend(nanojoules, on: cause)
        guard nodes[index].energy.isEmpty else { return }
        nodes[index].isDark = true
        record(.wentDark(nodes[index].id))
    }
}

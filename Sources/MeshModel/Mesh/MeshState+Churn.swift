import GANCore

extension MeshState {
    /// Lets nodes join and leave by themselves, at the scenario's rates: each a Poisson process, so that any number may
    /// come or go in a tick.
    mutating func comeAndGo() {
        let churn = scenario.churn
        guard churn != Churn() else { return }
        var stream = RandomStream(seed: scenario.seed, purpose: .churn, tick: UInt64(tick))
        let hours = scenario.tickSeconds / 3_600
        // Both are drawn in every tick, before anybody is chosen.
        let joins = stream.poisson(mean: churn.joinsPerHour * hours, limit: Scenario.maximumNodeCount)
        let leaves = stream.poisson(mean: churn.leavesPerHour * hours, limit: Scenario.maximumNodeCount)
        for _ in 0..<leaves where nodes.count > 1 {
            carryOut(.removeNode(nodes[stream.below(nodes.count)].id))
        }
        for _ in 0..<joins where nodes.count < Scenario.maximumNodeCount { carryOut(.injectNode()) }
    }
}

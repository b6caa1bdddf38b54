import GANCore

extension MeshState {
    /// Lets nodes join and leave by themselves, at the scenario's rates.
    mutating func comeAndGo() {
        let churn = scenario.churn
        guard churn != Churn() else { return }
        var stream = RandomStream(seed: scenario.seed, purpose: .churn, tick: UInt64(tick))
        let hours = scenario.tickSeconds / 3_600
        // Both are drawn in every tick, so that one rate does not shift the other's stream.
        let joins = Double(stream.uniform()) < churn.joinsPerHour * hours
        let leaves = Double(stream.uniform()) < churn.leavesPerHour * hours
        let chosen = stream.below(nodes.count)
        if leaves && nodes.count > 1 { carryOut(.removeNode(nodes[chosen].id)) }
        if joins && nodes.count < Scenario.maximumNodeCount { carryOut(.injectNode()) }
    }
}

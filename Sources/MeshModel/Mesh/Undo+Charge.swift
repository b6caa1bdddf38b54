// How charge comes back to the nanojoule, and with it whether a node is dark: it is so from when its battery is empty until it
// holds ``MeshState/revivalCharge``, so that what it holds does not tell.

extension MeshSnapshot.Node {
    /// Nil where nothing fits in.
    func undoRecharge(joules: Double) -> [Intervention]? {
        var charged = energy
        let added = charged.harvest(EnergyLedger.nanojoules(joules))
        guard added > 0 else { return nil }
        let comesBack = activity == .dark && charged.charge >= MeshState.revivalCharge
        guard comesBack else { return [.drain(id, joules: Double(added) / 1e9)] }
        // A node gets dark by losing all, and stays so with the little that it had.
        let emptying: [Intervention] = [.drain(id, joules: energy.capacityJoules.rounded(.up))]
        return energy.isEmpty
            ? emptying : emptying + [.recharge(id, joules: Double(energy.storedNanojoules) / 1e9)]
    }

    /// Nil where there is nothing to take.
    func undoDrain(joules: Double) -> [Intervention]? {
        var drained = energy
        let taken = drained.spend(EnergyLedger.nanojoules(joules), on: \.drainedNanojoules)
        guard taken > 0 else { return nil }
        let goesDark = activity != .dark && drained.isEmpty
        guard goesDark, energy.charge < MeshState.revivalCharge else {
            return [.recharge(id, joules: Double(taken) / 1e9)]
        }
        // So little does not bring a dark node back: it gets more, and loses the rest again.
        let rest = energy.capacityNanojoules - energy.storedNanojoules
        return [
            .recharge(id, joules: energy.capacityJoules.rounded(.up)),
            .drain(id, joules: Double(rest) / 1e9),
        ]
    }
}

extension EnergyLedger {
    /// As near as a number of joules comes to its nanojoules.
    var capacityJoules: Double { Double(capacityNanojoules) / 1e9 }
}

extension MeshState {
    /// Strikes out the first of what the scenario plans for `tick` that is like `planned`: the mesh goes on as if it had
    /// never been planned, but that nodes keep their numbers. An injection of the present tick may be skipped without having
    /// been planned: its number is passed over.
    mutating func skip(_ planned: Intervention, at tick: Int) throws(Refusal) {
        let plan = TimedIntervention(tick: tick, intervention: planned)
        let place = scenario.interventions.firstIndex(of: plan)
        if let why = planned.whyNotSkipped(of: tick, at: self.tick, isPlanned: place != nil) {
            throw Refusal(why: why)
        }
        if let place { scenario.interventions.remove(at: place) }
        passOver(planned)
        record(.skipped(tick: tick, planned))
    }

    /// Leaves out an intervention, so that all nodes that come after it have the numbers that they had.
    mutating func passOver(_ intervention: Intervention) {
        guard intervention.isInjection else { return }
        nextNumber += 1
        departedCount += 1
    }
}

extension Intervention {
    /// Why it cannot be skipped; nil where it can.
    ///
    /// - Parameters:
    ///   - tick: for which it is planned.
    ///   - now: the tick at which somebody wants to skip it.
    ///   - isPlanned: whether the scenario has it still to do at `tick`, and nobody has skipped it.
    func whyNotSkipped(of tick: Int, at now: Int, isPlanned: Bool) -> String? {
        if tick < now { return "tick \(tick) has passed" }
        guard isPlanned || isInjection && tick == now else {
            return "the scenario plans no such thing for tick \(tick)"
        }
        guard !isInjection || tick == now else {
            return "an injection is skipped at its tick, so that nodes before it keep their numbers"
        }
        return nil
    }

    var isInjection: Bool { if case .injectNode = self { true } else { false } }
}

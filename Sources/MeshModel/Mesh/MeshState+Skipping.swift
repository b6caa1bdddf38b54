extension MeshState {
    /// Strikes out the first of what the scenario plans for `tick` that is like `planned`: the mesh goes on as if it had
    /// never been planned, but that nodes keep their numbers. An injection of the present tick may be skipped without having
    /// been planned: its number is passed over.
    mutating func skip(_ planned: Intervention, at tick: Int) throws(Refusal) {
        let plan = TimedIntervention(tick: tick, intervention: planned)
        guard tick >= self.tick else { throw Refusal(why: "tick \(tick) has passed") }
        if let place = scenario.interventions.firstIndex(of: plan) {
            guard !planned.isInjection || tick == self.tick else {
                throw Refusal(
                    why: "an injection is skipped at its tick, so that nodes before it keep their numbers")
            }
            scenario.interventions.remove(at: place)
        } else if !planned.isInjection || tick > self.tick {
            throw Refusal(why: "the scenario plans no such thing for tick \(tick)")
        }
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
    var isInjection: Bool { if case .injectNode = self { true } else { false } }
}

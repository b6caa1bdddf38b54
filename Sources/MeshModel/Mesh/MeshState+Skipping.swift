extension MeshState {
    /// Strikes out the first of what the scenario plans for `tick` that is like `planned`: the mesh goes on as if it had
    /// never been planned.
    mutating func skip(_ planned: Intervention, at tick: Int) throws(Refusal) {
        let plan = TimedIntervention(tick: tick, intervention: planned)
        guard tick >= self.tick else { throw Refusal(why: "tick \(tick) has passed") }
        guard let place = scenario.interventions.firstIndex(of: plan) else {
            throw Refusal(why: "the scenario plans no such thing for tick \(tick)")
        }
        scenario.interventions.remove(at: place)
        record(.skipped(tick: tick, planned))
    }
}

extension Scenario {
    /// Checks what surrounds the mesh: propagation, power, movement, and what happens at fixed ticks.
    func validateWorld() throws(MeshModelError) {
        try require(
            "name", "\"\(name)\"", !name.isEmpty && name.count <= 100 && !name.contains(where: \.isNewline),
            "one line of 1 to 100 characters")
        try require("summary", "\"\(summary)\"", !summary.contains(where: \.isNewline), "a single line")
        try requireWhole("ticks", ticks, in: 1...1_000_000_000)
        try requireNumber("listen share", listenShare, in: 0...1)
        try requireNumber("spacing metres", spacingMetres, in: 0.01...1e6)
        try requireNumber("propagation exponent", propagation.exponent, in: 1...10)
        try requireNumber("propagation shadowing decibels", propagation.shadowingDecibels, in: 0...40)
        try requireNumber("propagation coherence seconds", propagation.coherenceSeconds, in: 1e-3...1e9)
        try requireNumber("joins per hour", churn.joinsPerHour, in: 0...1e6)
        try requireNumber("leaves per hour", churn.leavesPerHour, in: 0...1e6)
        try validateHarvest()
        try validateMobility()
        try validateProfiles()
        try validateInterventions()
    }

    private func validateHarvest() throws(MeshModelError) {
        switch harvest {
        case .none: break
        case .constant(let milliwatts): try requirePositive("harvest milliwatts", milliwatts, upTo: 1e6)
        case .solar(let peak, let day):
            try requirePositive("harvest milliwatts", peak, upTo: 1e6)
            try requireNumber("harvest day seconds", day, in: 1e-3...1e9)
        }
    }

    private func validateMobility() throws(MeshModelError) {
        guard case .waypoint(let speed, let pause) = mobility else { return }
        try requirePositive("mobility metres per second", speed, upTo: 1e4)
        try requireNumber("mobility pause seconds", pause, in: 0...1e9)
    }

    private func validateProfiles() throws(MeshModelError) {
        // A profile may be for nodes that join later; where none do, it is a slip.
        let end = mayGrow ? Self.maximumNodeCount : nodeCount
        for (index, profile) in profiles.enumerated() {
            let highest = profile.nodes.ranges.map(\.upperBound).max() ?? 0
            try require(
                "profile[\(index)].nodes", "\"\(profile.nodes)\"", highest < end, "nodes from 0 to \(end - 1)"
            )
        }
    }

    /// Whether the scenario itself lets nodes join.
    private var mayGrow: Bool {
        churn.joinsPerHour > 0
            || interventions.contains { if case .injectNode = $0.intervention { true } else { false } }
    }

    private func validateInterventions() throws(MeshModelError) {
        var last = 0
        for timed in interventions {
            try require(
                "interventions", "tick \(timed.tick)", timed.tick >= last,
                timed.tick < 0 ? "ticks from 0 up" : "ticks in ascending order")
            last = timed.tick
            if case .skip = timed.intervention {
                throw .badSetting(
                    name: "interventions", value: timed.intervention.description,
                    expected: "what is done: a plan leaves out what it does not want")
            }
        }
    }
}

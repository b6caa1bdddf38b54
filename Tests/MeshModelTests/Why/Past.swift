import Testing

@testable import MeshModel

/// The past of a tiny mesh, with what was done by hand, as a session has it.
struct Past {
    let scenario: Scenario
    let journal: Journal
    let mesh: MeshSnapshot
    /// The mesh before each tick, for those who go back.
    let starts: [Bisection.Start]

    /// - Parameter acts: by the ticks at which they were done, as a user types them.
    init(_ scenario: Scenario = TinyMesh.scenario(), ticks: Int, acts: [Int: [String]] = [:]) throws {
        let run = try TinyMesh.run(scenario)
        var journal = Journal()
        var starts: [Bisection.Start] = []
        while run.state.tick < ticks {
            let tick = run.state.tick
            starts.append(Bisection.Start(state: run.state, appliedCount: journal.entries.count))
            let done = try (acts[tick] ?? []).map { try Intervention(parsing: $0) }
            for intervention in done { journal.append(intervention, at: tick) }
            journal.append(run.tick(applying: done))
        }
        (self.scenario, self.journal, mesh) = (scenario, journal, run.state.snapshot())
        self.starts = starts
    }

    func explanation(of node: UInt32) -> Explanation {
        Explanation(of: NodeID(node), scenario: scenario, journal: journal, mesh: mesh)
    }

    func bisection(of node: UInt32) -> Bisection? {
        Bisection(explanation(of: node), entries: journal.entries)
    }

    func finding(of node: UInt32) throws -> BisectionFinding {
        let asked = try #require(bisection(of: node))
        let found = finding(asked)
        return try #require(found)
    }

    func finding(_ bisection: Bisection, from tick: Int = 0, threadCount: Int = 1) -> BisectionFinding? {
        bisection.run(
            from: starts[tick], on: TrainingPool(scenario: scenario, threadCount: threadCount))
    }
}

import ArgumentParser
import GANCore
import MeshModel

struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Tell from a session file what led to a node's trouble.",
        discussion: """
            The session is run again, as `replay` does, and what happened on the way is searched: since which tick \
            something is wrong with the node, what was done and what came before, over which nodes its weights came. With \
            --bisect it is run once more without each of what is suspected, to name what the trouble does not come without.

            EXAMPLES
              iotgan-tui run --scenario poisoned-neighbour --session run.iotgan
              iotgan-tui why run.iotgan --node 2
              iotgan-tui why run.iotgan --node 2 --bisect
              iotgan-tui why run.iotgan --node 2 --bisect --json | jq .finding.sentence

            JSON
              One object: {node, tick, precedents, paths, suspects, forgotten_events}, with trouble ({rule, name, sentence, \
            advice, onset, until, culprit, later, earlier}) and cause ({sentence, act, culprit}) where something is or was \
            wrong, and finding ({goal, sentence, culprits, are_together, omitted, trials: [{without, onset}]}) with --bisect. \
            Precedents, suspects and culprits are {kind, tick, text}, with act ({tick, intervention, is_by_hand}) or message \
            ({tick, receiver, sender, origin, version, refused}); a path is {class, generations, steps}, its steps messages. \
            What is not known, or does not apply, is absent.
            """)

    @Option(help: "The node that is asked about.")
    var node: UInt32

    @Flag(help: "Run it again without each of what is suspected.")
    var bisect = false

    @Flag(help: "Write one JSON object instead of sentences.")
    var json = false

    @OptionGroup
    var session: SessionFileOptions

    /// Columns of a line.
    private static let width = 96
    /// How many runs there will be turns out on the way.
    private static let barSteps = 1_000

    func run() throws {
        let (file, data, replay) = try session.open()
        let interruption = Interruption()
        var starts = BisectionStarts(
            stepsPerTick: file.header.scenario.stepsPerTick,
            budgetBytes: Settings().historyMegabytes * 1_000_000)
        if bisect { starts.note(replay.state, appliedCount: 0) }
        let outcome = replay.advance(interruption: interruption) { state in
            if bisect { starts.note(state, appliedCount: replay.journal.entries.count) }
        }
        guard case .agreed = outcome else {
            StandardError.write(outcome.sentence)
            throw ExitCode(interruption.exitCode ?? 1)
        }
        let mesh = replay.state.snapshot()
        let explanation = Explanation(
            of: NodeID(node), scenario: file.header.scenario, journal: replay.journal, mesh: mesh)
        guard mesh.node(NodeID(node)) != nil || explanation.trouble != nil else {
            throw ValidationError(
                "--node: there is no node \(node); there are \(mesh.nodes.map(\.id.description).joined(separator: ", "))"
            )
        }
        let bisection = Bisection(explanation, entries: replay.journal.entries)
        let finding = try bisect ? bisection.map { try run($0, starts, file, data, interruption) } : nil
        let output = LineWriter()
        if json {
            return try output.writeJSON(
                WhyReport(explanation, suspects: bisection?.suspects ?? [], finding: finding))
        }
        var sections = explanation.sections
        if let finding {
            sections.append(finding.section)
        } else if bisect, explanation.trouble != nil {
            sections.append(.withoutSuspects)
        }
        for line in sections.lines(width: Self.width) { try output.write(line.text) }
    }

    private func run(
        _ bisection: Bisection, _ starts: BisectionStarts, _ file: SessionFile, _ data: MeshData,
        _ interruption: Interruption
    ) throws -> BisectionFinding {
        let scenario = file.header.scenario
        let pool = TrainingPool(scenario: scenario, threadCount: session.engine.threadCount)
        let kept = starts.last(through: bisection.earliestTick)
        let start =
            try kept
            ?? Bisection.Start(
                state: MeshState(scenario: scenario, data: data, workers: pool.workers), appliedCount: 0)
        var bar = ProgressBar(total: Self.barSteps)
        let finding = bisection.run(
            from: start, on: pool, shouldStop: { interruption.isRequested },
            progress: { done, total in
                bar.show(done * Self.barSteps / max(1, total), what: "bisecting")
            })
        bar.clear()
        guard let finding else { throw ExitCode(interruption.exitCode ?? 1) }
        return finding
    }
}

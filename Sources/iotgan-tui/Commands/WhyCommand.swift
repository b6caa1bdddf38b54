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
            """)

    @Option(help: "The node that is asked about.")
    var node: UInt32

    @Flag(help: "Run it again without each of what is suspected.")
    var bisect = false

    @OptionGroup
    var session: SessionFileOptions

    /// Columns of a line.
    private static let width = 96
    /// How many runs there will be turns out on the way.
    private static let barSteps = 1_000

    func run() throws {
        let (file, data, replay) = try session.open()
        let interruption = Interruption()
        let outcome = replay.advance(interruption: interruption)
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
        var sections = explanation.sections
        if bisect, explanation.trouble != nil {
            sections.append(try bisection(explanation, file, data, replay.journal, interruption))
        }
        let output = LineWriter()
        for line in sections.lines(width: Self.width) { try output.write(line.text) }
    }

    private func bisection(
        _ explanation: Explanation, _ file: SessionFile, _ data: MeshData, _ journal: Journal,
        _ interruption: Interruption
    ) throws -> Explanation.Section {
        guard let bisection = Bisection(explanation, entries: journal.entries) else {
            return Explanation.Section(
                title: "bisected", items: ["nothing was done and nothing came before: there is no suspect"])
        }
        let scenario = file.header.scenario
        let pool = TrainingPool(scenario: scenario, threadCount: session.engine.threadCount)
        let start = Bisection.Start(
            state: try MeshState(scenario: scenario, data: data, workers: pool.workers), appliedCount: 0)
        var bar = ProgressBar(total: Self.barSteps)
        let finding = bisection.run(
            from: start, on: pool, shouldStop: { interruption.isRequested },
            progress: { done, total in
                bar.show(done * Self.barSteps / max(1, total), what: "bisecting")
            })
        bar.clear()
        guard let finding else { throw ExitCode(interruption.exitCode ?? 1) }
        return finding.section
    }
}

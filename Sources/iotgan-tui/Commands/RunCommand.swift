import ArgumentParser
import MeshModel

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Train a mesh without a dashboard, for experiments that can be repeated.",
        discussion: """
            The same flags give the same digest on any machine and any number of threads. What it takes to repeat the run \
            goes into a session file, see `replay` and `resume`; when that takes no more, the run goes on, says so, and \
            exits with 1. Ctrl-C ends the run \
            after the current tick, reports what there is and exits with 130. Interventions that the scenario \
            plans and the mesh refuses are told on standard error; so is an invariant that does not hold, which is a \
            defect of this program, and then the exit code is 1.

            --break ends the run when a condition becomes true; a line on standard error says at which tick, by which \
            node and which, the report has it too, and the exit code is 0. What holds at the beginning has to cease first. \
            Conditions are tick = N; node N|any with diverges, unhealthy or a rule of health (iotgan-tui health lists \
            them); and FIGURE(N|any|mean|worst) < or > VALUE, with one of \
            \(BreakFigure.allCases.map(\.rawValue).joined(separator: ", ")). accuracy and coverage are measured every \
            \(BreakCondition.measureSpacing) ticks.

            --steps writes every single adversarial step of every node into a file, one a line: as CSV where the \
            name ends in .csv, else as JSON Lines, with tick, node, step, discriminator_loss, generator_loss, \
            real_score, fake_score, gradient_penalty, discriminator_gradient_norm, generator_gradient_norm.

            EXAMPLES
              iotgan-tui run --ticks 1000
              iotgan-tui run --ticks 1000 --seed 7 --json --every 100 > run.jsonl
              iotgan-tui run --ticks 1000 --steps steps.csv
              iotgan-tui run --break "node any diverges" --break "accuracy(worst) > 0.9"
              iotgan-tui run --scenario one-class-per-node --strategy relay
              iotgan-tui run --dataset fashion-mnist --partition dirichlet:0.3 --topology random
              iotgan-tui run --ticks 5000 --session long.iotgan

            JSON LINES
              One object a line: {tick, seconds, nodes, nodes_dark, node_steps, discriminator_loss, \
            generator_loss, \
            bytes_on_air, joules, messages_queued, harvest_watts}, with accuracy and coverage ({mean, worst} over the nodes) where the mesh was \
            measured; and a last one with "final": true, digest, accuracy, coverage, conditional_accuracy, \
            frechet_distance, bytes_on_air, messages_sent, messages_delivered, messages_dropped, frames_sent, \
            frames_lost, joules, links ([{nodes, metres, is_cut, shares_radio, frame_error_rate, margin_decibels, frames_sent, \
            frames_lost}]), knowledge ([{node, class, origin, via, generations, samples, tick}], what each node knows \
            of each class and where from), health ([{rule, count, first_tick, first_node, sentence}], the rules that \
            were met, in the order in which they were; iotgan-tui health lists them), stopped_by ([{condition, nodes, \
            value, sentence}], where --break has ended the run) and more.
            """)

    @Option(help: "Ticks to run. (default: the scenario's, \(Scenario().ticks))")
    var ticks: Int?

    @OptionGroup(title: "Reports")
    var reports: ReportOptions

    @Option(
        help: "File for every adversarial step of every node: CSV where it ends in .csv, else JSON Lines.")
    var steps: String?

    @OptionGroup
    var breaks: BreakOptions

    @OptionGroup(title: "Session")
    var session: SessionOptions

    @OptionGroup(title: "Mesh options")
    var mesh: ScenarioOptions

    @OptionGroup(title: "Engine options")
    var engine: EngineOptions

    func validate() throws {
        try CountOption.validate([("ticks", ticks ?? 1)])
    }

    func run() throws {
        var scenario = try mesh.resolved()
        if let notice = scenario.paceNotice { StandardError.write(notice) }
        if let ticks { scenario.ticks = ticks }
        let data = try MeshData.load(for: scenario)
        let run = try MeshRun(scenario: scenario, data: data, threadCount: engine.threadCount)
        let interruption = Interruption()
        let stepFile = try steps.map(StepFile.init(path:))
        let headless = HeadlessRun(
            run: run, dataset: data.dataset, reports: reports, log: try session.log(of: run.state),
            stepFile: stepFile, breaks: breaks.conditions, interruption: interruption)
        try headless.advance(to: scenario.ticks)
    }
}

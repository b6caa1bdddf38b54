import ArgumentParser
import Foundation
import GANCore
import MeshModel

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Train a mesh without a dashboard, for experiments that can be repeated.",
        discussion: """
            The same flags give the same digest on any machine and any number of threads. Ctrl-C ends the run \
            after the current tick, reports what there is and exits with 130. Interventions that the scenario \
            plans and the mesh refuses are told on standard error; so is an invariant that does not hold, which is a \
            defect of this program, and then the exit code is 1.

            --steps writes every single adversarial step of every node into a file, one a line: as CSV where the \
            name ends in .csv, else as JSON Lines, with tick, node, step, discriminator_loss, generator_loss, \
            real_score, fake_score, gradient_penalty, discriminator_gradient_norm, generator_gradient_norm.

            EXAMPLES
              iotgan-tui run --ticks 1000
              iotgan-tui run --ticks 1000 --seed 7 --json --every 100 > run.jsonl
              iotgan-tui run --ticks 1000 --steps steps.csv
              iotgan-tui run --scenario one-class-per-node --strategy relay
              iotgan-tui run --dataset fashion-mnist --partition dirichlet:0.3 --topology random

            JSON LINES
              One object a line: {tick, seconds, nodes, nodes_dark, node_steps, discriminator_loss, \
            generator_loss, \
            bytes_on_air, joules, messages_queued, harvest_watts}, with accuracy and coverage ({mean, worst} over the nodes) where the mesh was \
            measured; and a last one with "final": true, digest, accuracy, coverage, conditional_accuracy, \
            frechet_distance, bytes_on_air, messages_sent, messages_delivered, messages_dropped, frames_sent, \
            frames_lost, joules, links ([{nodes, metres, is_cut, shares_radio, frame_error_rate, margin_decibels, frames_sent, \
            frames_lost}]), knowledge ([{node, class, origin, via, generations, samples, tick}], what each node knows \
            of each class and where from) and more.
            """)

    @Option(help: "Ticks to run. (default: the scenario's, \(Scenario().ticks))")
    var ticks: Int?

    @Option(help: "Ticks between lines. (default: 1 with --json, 100 otherwise)")
    var every: Int?

    @Option(help: "Ticks between measurements of accuracy and coverage, on the lines that fall on them.")
    var measureEvery: Int = 100

    @Option(help: "File for every adversarial step of every node: CSV where it ends in .csv, else JSON Lines.")
    var steps: String?

    @Flag(help: "Write JSON Lines instead of text.")
    var json = false

    @Flag(
        inversion: .prefixedNo,
        help: "Train an oracle on the full data to judge generated images at the end.")
    var oracle = true

    @OptionGroup(title: "Mesh options")
    var mesh: ScenarioOptions

    @OptionGroup(title: "Engine options")
    var engine: EngineOptions

    func validate() throws {
        for (name, value) in [("ticks", ticks ?? 1), ("every", every ?? 1), ("measure-every", measureEvery)]
        where value < 1 {
            throw ValidationError("--\(name): \(value) is not valid; expected a whole number from 1 up")
        }
    }

    func run() throws {
        let scenario = try mesh.resolved()
        if let notice = scenario.paceNotice { FileHandle.standardError.write(Data((notice + "\n").utf8)) }
        let ticks = ticks ?? scenario.ticks
        let data = try MeshData.load(for: scenario)
        let run = try MeshRun(scenario: scenario, data: data, threadCount: engine.threadCount)
        let interruption = Interruption()
        let output = LineWriter()
        let stepFile = try steps.map(StepFile.init(path:))
        var bar = ProgressBar(total: ticks)
        var watch = RunWatch()
        while run.state.tick < ticks && !interruption.isRequested {
            watch.note(run.tick(), clearing: bar)
            let tick = run.state.tick
            bar.show(tick)
            try stepFile?.write(run.state.snapshot())
            if tick % (every ?? (json ? 1 : 100)) == 0 {
                let metrics = tick % measureEvery == 0 ? run.metrics() : nil
                let report = TickReport(run.state.snapshot(), metrics: metrics)
                bar.clear()
                if json { try output.writeJSON(report) } else { try output.write(report.line) }
            }
        }
        bar.clear()
        try writeFinal(run, dataset: data.dataset, interrupted: interruption.isRequested, to: output)
        if !watch.isSound { throw ExitCode.failure }
        if let code = interruption.exitCode { throw ExitCode(code) }
    }

    private func writeFinal(
        _ run: MeshRun, dataset: ImageDataset, interrupted: Bool, to output: LineWriter
    ) throws {
        let judge =
            oracle && !interrupted ? Oracle(dataset: dataset, seed: run.state.scenario.seed) : nil
        let report = FinalReport(
            run.state.snapshot(), digest: run.state.digest.hexadecimal, metrics: run.metrics(oracle: judge),
            interrupted: interrupted)
        if json { return try output.writeJSON(report) }
        for line in [""] + report.lines { try output.write(line) }
    }
}

import ArgumentParser
import Foundation
import GANCore
import MeshModel

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Run a scenario under several strategies and seeds, and print one table.",
        discussion: """
            Every strategy sees the same images, dealt in the same way, and one oracle for each seed. Finished runs \
            are kept in a results file: what was interrupted goes on where it was, and a run with the same settings, \
            seed, strategy and program is not repeated. Ctrl-C prints the table of the runs that are complete and \
            exits with 130.

            EXAMPLES
              iotgan-tui compare
              iotgan-tui compare --scenario one-to-three-classes --seeds 5 --markdown
              iotgan-tui compare --scenario fashion --strategies replay,relay --ticks 500
              iotgan-tui compare --scenario lora-village --encoding int8 --json | jq .strategies

            COLUMNS
              accuracy      on test images of all classes: mean over the nodes, and the worst node; means over the \
            seeds ± their standard deviation
              classes       that a node's classifier recognises in at least half of their test images
              conditional   share of generated images that the oracle takes for the class that was asked for
              Fréchet       distance between generated and test images in the oracle's features
              diversity     how far generated images of a class are apart, over how far test images of it are: below \
            1 where something is lost from copy to copy
              J/new class   joules of all nodes over the classes that they cover beyond their own
              first death   when the first battery was empty

            JSON
              One object: {scenario, nodes, ticks, seeds, complete, runs, runs_planned, encoding, \
            weight_vector_bytes, sample_bytes, break_even_images, strategies: [{strategy, seeds, \
            accuracy: {mean, worst, sd, worst_sd}, coverage: {mean, worst}, conditional_accuracy, frechet_distance, \
            diversity, bytes_on_air, joules, joules_radio, joules_compute, accuracy_per_joule, joules_per_new_class, \
            ticks_to_first_death}]}; null stands for what is not known. Deviations are those of a sample (n - 1). \
            accuracy_per_joule and joules_per_new_class are ratios of the means over the seeds.
            """)

    enum Format: String, EnumerableFlag {
        case json, csv, markdown

        static func help(for value: Format) -> ArgumentHelp? {
            switch value {
            case .json: "Write one JSON object instead of a table."
            case .csv: "Write comma-separated values instead of a table."
            case .markdown: "Write a Markdown table."
            }
        }
    }

    @Option(
        help: ArgumentHelp(
            "Strategies, with commas between them. (default: all: \(Self.names(ExchangeStrategy.allCases)))",
            valueName: "a,b,c"),
        transform: Self.strategies)
    var strategies: [ExchangeStrategy] = []

    @Option(help: "Seeds of each strategy: the scenario's and those after it.")
    var seeds: Int = 3

    @Option(help: "Ticks of each run. (default: the scenario's, \(Scenario().ticks))")
    var ticks: Int?

    @Flag(exclusivity: .exclusive)
    var format: Format?

    @Option(
        help: ArgumentHelp(
            """
            Where finished runs are kept, as JSON Lines. (default: a file for these settings in \
            $XDG_STATE_HOME/iotgan or ~/.local/state/iotgan)
            """, valueName: "file"),
        completion: .file())
    var results: String?

    @Flag(help: "Repeat runs whose results are there already.")
    var fresh = false

    @Flag(
        inversion: .prefixedNo, help: "Train an oracle on the full data to judge generated images.")
    var oracle = true

    @OptionGroup(title: "Mesh options")
    var mesh: ScenarioOptions

    @OptionGroup(title: "Engine options")
    var engine: EngineOptions

    func validate() throws {
        if !(1...1_000).contains(seeds) {
            throw ValidationError("--seeds: \(seeds) is not valid; expected a whole number in 1 ... 1000")
        }
        if let ticks, ticks < 1 {
            throw ValidationError("--ticks: \(ticks) is not valid; expected a whole number from 1 up")
        }
        if let strategy = mesh.exchange.strategy {
            throw ValidationError(
                "--strategy: compare takes several; use --strategies \(strategy.rawValue)")
        }
    }

    func run() throws {
        let scenario = try mesh.resolved()
        if let notice = scenario.paceNotice { Self.note(notice) }
        let comparison = try Comparison(
            scenario: scenario, strategies: strategies.isEmpty ? ExchangeStrategy.allCases : strategies,
            seedCount: seeds, ticks: ticks ?? scenario.ticks, hasOracle: oracle)
        let results = try ResultsFile(path: results ?? comparison.defaultResultsPath)
        let interruption = Interruption()
        let runner = ComparisonRunner(
            comparison, results: results, threadCount: engine.threadCount, interruption: interruption,
            repeatsAll: fresh)
        if let complaint = results.complaint { Self.note(complaint) }
        if !runner.done.isEmpty {
            Self.note(
                "\(runner.done.count) of \(comparison.runCount) runs are in \(results.path); "
                    + "--fresh repeats them")
        }
        var watch = RunWatch()
        let report = ComparisonReport(comparison, runs: try runner.run(&watch))
        try write(report, resultsPath: results.path)
        if !watch.isSound { throw ExitCode.failure }
        if let code = interruption.exitCode {
            Self.note(
                "interrupted after \(report.runs) of \(report.runsPlanned) runs; the same command goes on")
            throw ExitCode(code)
        }
    }

    private func write(_ report: ComparisonReport, resultsPath: String) throws {
        let output = LineWriter()
        let lines: [String]
        switch format {
        case .json: return try output.writeJSON(report)
        case .csv: lines = report.csvLines
        case .markdown: lines = report.markdownLines
        case nil:
            lines = report.lines(within: output.terminalWidth) + ["results are kept in \(resultsPath)"]
        }
        for line in lines { try output.write(line) }
    }

    /// A line beside the output.
    private static func note(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    private static func names(_ strategies: [ExchangeStrategy]) -> String {
        strategies.map(\.rawValue).joined(separator: ",")
    }

    /// Strategies by name, each once.
    private static func strategies(_ text: String) throws -> [ExchangeStrategy] {
        var strategies: [ExchangeStrategy] = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
            guard let strategy = ExchangeStrategy(rawValue: name) else {
                throw ValidationError(
                    "there is no strategy \"\(name)\"; expected some of \(names(ExchangeStrategy.allCases))")
            }
            if !strategies.contains(strategy) { strategies.append(strategy) }
        }
        return strategies
    }
}

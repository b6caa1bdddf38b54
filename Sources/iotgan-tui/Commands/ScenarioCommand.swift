import ArgumentParser
import MeshModel

struct ScenarioCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenario",
        abstract: "List the shipped scenarios, or print one with every setting.",
        discussion: """
            A scenario is a TOML file in which every key is optional. Print one, save it, change it, and give the \
            file to --scenario of run, compare, screenshot or the dashboard.

            EXAMPLES
              iotgan-tui scenario list
              iotgan-tui scenario show lora-village > village.toml
              iotgan-tui --scenario village.toml --nodes 20
            """,
        subcommands: [List.self, Show.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the scenarios that the program carries with it.")

        func run() throws {
            let output = LineWriter()
            var table = TextTable(["scenario", "nodes", "images", "what one should see"], left: [0, 2, 3])
            for shipped in ShippedScenario.allCases {
                let scenario = try shipped.load().scenario
                table.add([
                    shipped.rawValue, "\(scenario.nodeCount)", "\(scenario.dataset)", scenario.summary,
                ])
            }
            for line in table.lines { try output.write(line) }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a scenario as TOML, with every setting and what it means.")

        @Argument(
            help: "A shipped scenario or a TOML file.",
            completion: .list(ShippedScenario.allCases.map(\.rawValue)))
        var name: String

        func run() throws {
            let scenario = try ScenarioFile(name).scenario
            let comment = scenario.paceNotice.map { "# \($0)\n" } ?? ""
            try LineWriter().write(comment + scenario.toml)
        }
    }
}

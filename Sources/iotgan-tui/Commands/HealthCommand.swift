import ArgumentParser
import MeshModel

struct HealthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Show the rules by which nodes are judged, with their thresholds and where they come from.",
        discussion: """
            Gravest first. A rule begins to hold of a node at the tick at which what it looks at leaves its band, and ends \
            when it has been inside for 100 steps. Change a threshold in a scenario's table [health], or while a mesh runs: \
            ": threshold collapse_diversity 0.6".

            EXAMPLES
              iotgan-tui health
              iotgan-tui health --scenario village.toml --json

            JSON
              One object: {rules: [{rule, name, meaning, advice, source, thresholds: [{name, value, standard, meaning}]}]}
            """)

    @Option(
        help: "A shipped scenario or a TOML file, whose thresholds are shown.",
        completion: .list(ShippedScenario.allCases.map(\.rawValue)))
    var scenario: String?

    @Flag(help: "Write one JSON object instead of a table.")
    var json = false

    func run() throws {
        let limits = try scenario.map { try ScenarioFile($0).scenario.health } ?? HealthThresholds()
        let report = HealthReport(limits)
        let output = LineWriter()
        if json { return try output.writeJSON(report) }
        for line in report.lines { try output.write(line) }
    }
}

/// The rules of health as `health` shows them; the names are a contract with scripts.
struct HealthReport: Codable, Equatable {
    struct Rule: Codable, Equatable {
        var rule: String
        var name: String
        var meaning: String
        var advice: String
        var source: String
        var thresholds: [Threshold]
    }

    struct Threshold: Codable, Equatable {
        var name: String
        var value: Double
        /// What it is unless somebody changes it.
        var standard: Double
        var meaning: String
    }

    var rules: [Rule]

    init(_ limits: HealthThresholds) {
        rules = HealthRule.allCases.map { rule in
            Rule(
                rule: rule.rawValue, name: rule.name, meaning: rule.meaning, advice: rule.advice,
                source: rule.source,
                thresholds: rule.thresholds.map {
                    Threshold(
                        name: $0.rawValue, value: limits[$0], standard: $0.standard, meaning: $0.meaning)
                })
        }
    }

    /// The report for people: what is compared with what, then what each rule means.
    var lines: [String] {
        var table = TextTable(["rule", "threshold", "value", "it holds where"], left: [0, 1, 3])
        for rule in rules {
            if rule.thresholds.isEmpty { table.add([rule.name, "-", "-", rule.meaning]) }
            for (place, threshold) in rule.thresholds.enumerated() {
                let usual =
                    threshold.value == threshold.standard ? "" : " (usually \(Self.text(threshold.standard)))"
                table.add([
                    place == 0 ? rule.name : "", threshold.name, Self.text(threshold.value),
                    threshold.meaning + usual,
                ])
            }
        }
        return table.lines
            + rules.flatMap {
                [
                    "", "\($0.name): \($0.meaning)", "  source  \($0.source)", "  try     \($0.advice)",
                ]
            }
    }

    /// The shortest text of a number.
    private static func text(_ value: Double) -> String { "\(SettingValue.number(value))" }
}

import ArgumentParser
import Foundation

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Print the dashboard's configuration file with every default.",
        discussion: """
            The dashboard reads the file at its start; flags override it.

            EXAMPLES
              iotgan-tui config
              mkdir -p ~/.config/iotgan && iotgan-tui config > "$(iotgan-tui config --path)"
            """)

    @Flag(help: "Print where the file is looked for instead.")
    var path = false

    func run() throws {
        let place = SettingsFile.path(ProcessInfo.processInfo.environment)
        try LineWriter().write(path ? place : Settings().toml(path: place))
    }
}

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

    /// Every command, and every line with more than a command's name that has a key.
    private var commands: [Settings.Command] {
        let keymap = Keymap()
        let named = CommandRegistry.all.map { command in
            Settings.Command(
                name: command.name, keys: keymap.keys(for: command.name), meaning: command.meaning)
        }
        let longer = keymap.linesWithArguments.map {
            Settings.Command(name: $0, keys: keymap.keys(for: $0), meaning: "")
        }
        return named + longer
    }

    func run() throws {
        let place = SettingsFile.path()
        try LineWriter().write(path ? place : Settings().toml(path: place, commands: commands))
    }
}

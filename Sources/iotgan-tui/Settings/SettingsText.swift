import MeshModel

extension Settings {
    /// A command line that keys can be given to, as the file lists it.
    struct Command {
        var name: String
        var keys: [Key]
        var meaning: String
    }

    /// A command line as TOML has it for a key: bare where it has no blanks.
    private static func key(_ line: String) -> String {
        line.contains(" ") ? "\(SettingValue.text(line))" : line
    }

    private static let commentColumn = 34

    /// The settings as a configuration file with what each means; reading it gives the same settings.
    ///
    /// - Parameter commands: with their usual keys, which ``keys`` override.
    func toml(path: String, commands: [Command] = []) -> String {
        var lines = ["# Save this as \(path) and change it.", "# What is left out has its default.", ""]
        lines += Setting.all.map { TOMLText.line($0.key, $0.read(self), $0.comment) }
        lines += [
            "",
            "# Which key, or keys, a command has: command = \"key\" or [\"key\", \"key\"]. A key is a character,",
        ]
        lines += [
            "# space, enter, esc, tab, shift-tab, backspace, delete, left, down, up, right, home, end, page-up,",
            "# page-down, f1 ... f63, or ctrl- and a letter. A command with words has a key, too: \"pane map\" = \"f5\".",
        ]
        lines.append("[keys]")
        let known = Set(commands.map(\.name))
        let others = keys.keys.filter { !known.contains($0) }.sorted().map {
            Command(name: $0, keys: [], meaning: "")
        }
        lines += (commands + others).map { command in
            let bound = keys[command.name] ?? command.keys
            let texts = bound.map { "\(SettingValue.text($0.description))" }
            let value = texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]"
            let assignment = "\(Self.key(command.name)) = \(value)"
            guard !command.meaning.isEmpty else { return assignment }
            let blanks = String(repeating: " ", count: max(2, Self.commentColumn - assignment.count))
            return "\(assignment)\(blanks)# \(command.meaning)"
        }
        return lines.joined(separator: "\n")
    }
}

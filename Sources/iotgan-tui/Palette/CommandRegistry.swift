import MeshModel

/// All commands, in the order in which the palette lists them.
enum CommandRegistry {
    static let all: [PaletteCommand] = groups.flatMap(\.commands)

    /// The same under headings, as the help lists them.
    static let groups: [(heading: String, commands: [PaletteCommand])] = [
        ("What is done to the mesh", mesh), ("The clock", clock), ("The past", time),
        ("What is looked at", screen),
        ("The program", program),
    ]

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    static func command(named name: String) -> PaletteCommand? { byName[name] }

    /// The name of the command that a line begins with, or that it begins to type.
    static func name(ledToBy line: String) -> String {
        let words = line.split(separator: " ")
        return String(words.first == "palette" && words.count > 1 ? words[1] : words.first ?? "")
    }

    /// What a line asks for, e.g. `cut 3-4` or `freeze this`.
    static func action(
        for line: String, _ state: DashboardState, _ view: EngineView
    ) throws(CommandFailure) -> Action {
        let words = line.split(separator: " ").map(String.init)
        guard let name = words.first else { throw CommandFailure("nothing was asked for") }
        guard let command = command(named: name) else {
            let hint = name.nearest(in: all.map(\.name)).map { "; did you mean \($0)?" } ?? ""
            throw CommandFailure("there is no command \(name)\(hint)")
        }
        return try command.action(try call(words, of: line, state, view))
    }

    private static func call(
        _ words: [String], of line: String, _ state: DashboardState, _ view: EngineView
    ) throws(CommandFailure) -> CommandCall {
        var meant = Array(words.dropFirst())
        for index in meant.indices where meant[index] == "this" {
            guard let node = state.selectedNode else { throw CommandFailure("no node is selected") }
            meant[index] = node.description
        }
        let text = line.split(separator: " ", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
        return CommandCall(words: meant, text: text, state: state, view: view)
    }
}

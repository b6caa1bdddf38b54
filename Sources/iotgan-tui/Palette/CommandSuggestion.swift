import MeshModel

/// One line of the palette's list: what the typed text could become.
struct CommandSuggestion: Hashable, Sendable {
    /// What stands in the list: a command's form, or a word.
    let text: String
    /// What it does; empty for words.
    let meaning: String
    /// What replaces the word that is being typed.
    let completion: String
    /// The command that keys may be shown for.
    let command: String?

    /// What the text before the cursor could become, the likeliest first.
    static func list(
        for text: String, _ state: DashboardState, _ view: EngineView
    ) -> [CommandSuggestion] {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count > 1, let command = CommandRegistry.command(named: words[0]) else {
            return words.count > 1 ? [] : commands(for: words.first ?? "")
        }
        return arguments(
            of: command, after: Array(words[1..<words.count - 1]), typed: words[words.count - 1], state, view)
    }

    /// Names that begin with what is typed come first, then names and meanings that hold it.
    private static func commands(for typed: String) -> [CommandSuggestion] {
        let all = CommandRegistry.all
        let beginning = all.filter { $0.name.hasPrefix(typed) }
        let holding = all.filter {
            !$0.name.hasPrefix(typed) && ($0.name.contains(typed) || $0.meaning.contains(typed))
        }
        return (beginning + holding).map {
            CommandSuggestion(
                text: $0.form, meaning: $0.meaning,
                completion: $0.name + ($0.arguments.isEmpty ? "" : " "), command: $0.name)
        }
    }

    private static func arguments(
        of command: PaletteCommand, after former: [String], typed: String, _ state: DashboardState,
        _ view: EngineView
    ) -> [CommandSuggestion] {
        // A word that may be left out may also stand for the next one.
        var possible: [CommandArgument] = []
        var index = min(former.count, max(0, command.arguments.count - 1))
        while index < command.arguments.count {
            possible.append(command.arguments[index])
            guard command.arguments[index].isOptional else { break }
            index += 1
        }
        let last = typed.split(separator: ",", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        var seen: Set<String> = []
        return possible.flatMap { argument in
            argument.words(after: former, typed: last, state, view)
                .filter { $0.hasPrefix(last) && seen.insert($0).inserted }
                .map { word in
                    let isBegun = word.hasSuffix("=") || word.hasSuffix("(")
                    return CommandSuggestion(
                        text: word, meaning: argument.meaning(of: word),
                        completion: word + (isBegun ? "" : " "), command: nil)
                }
        }
    }
}

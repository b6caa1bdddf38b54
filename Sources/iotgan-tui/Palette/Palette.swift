/// The command line that `:` opens: what is typed, what it could become, what was typed before.
struct Palette: Hashable, Sendable {
    private(set) var field: TextField
    /// The suggestion that Tab takes.
    private(set) var choice = 0
    /// How far back in the history the line comes from; nil for one that is typed now.
    private var recalled: Int?
    /// What was typed before the history was asked.
    private var draft = ""

    init(_ text: String = "") {
        field = TextField(text)
    }

    mutating func edit(_ edit: TextField.Edit) {
        field.edit(edit)
        choice = 0
        recalled = nil
    }

    /// Goes through the suggestions while something is typed, and through the history while nothing is.
    mutating func move(by offset: Int, suggestions: Int, history: [String]) {
        if recalled != nil || field.characters.isEmpty {
            recall(by: -offset, history)
        } else if suggestions > 0 {
            choice = (choice + offset + suggestions) % suggestions
        }
    }

    private mutating func recall(by offset: Int, _ history: [String]) {
        if recalled == nil { draft = field.text }
        let place = (recalled ?? -1) + offset
        guard place < history.count else { return }
        recalled = place < 0 ? nil : place
        field = TextField(place < 0 ? draft : history[history.count - 1 - place])
    }

    /// The palette with the chosen suggestion taken; nil where there is none, or it stands there already.
    func completed(_ suggestions: [CommandSuggestion]) -> Palette? {
        guard suggestions.indices.contains(choice) else { return nil }
        var completed = self
        completed.take(suggestions[choice])
        let added = completed.field.text.dropFirst(field.text.count)
        let isNew = !completed.field.text.hasPrefix(field.text) || added.contains { $0 != " " }
        return isNew ? completed : nil
    }

    /// Puts a suggestion in place of the word that is being typed.
    mutating func take(_ suggestion: CommandSuggestion) {
        let before = field.textBeforeCursor
        let kept = before.suffix(from: before.lastWordStart)
        for _ in kept { field.edit(.backspace) }
        for character in suggestion.completion { field.edit(.insert(character)) }
        choice = 0
        recalled = nil
    }
}

extension String {
    /// Where the last word begins: behind the last blank or comma.
    fileprivate var lastWordStart: Index {
        lastIndex { $0 == " " || $0 == "," }.map { index(after: $0) } ?? startIndex
    }
}

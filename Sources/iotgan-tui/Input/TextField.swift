/// One line of text that is being typed.
struct TextField: Hashable, Sendable {
    private(set) var characters: [Character]
    /// Characters before the cursor.
    private(set) var cursor: Int

    /// What a key does to the text.
    enum Edit: Hashable, Sendable {
        case insert(Character)
        case backspace, delete, deleteWord, deleteToStart
        case left, right, home, end
    }

    /// More does not fit a line of any terminal, and nobody types it.
    static let limit = 500

    init(_ text: String = "") {
        characters = Array(text.prefix(TextField.limit))
        cursor = characters.count
    }

    var text: String { String(characters) }
    var textBeforeCursor: String { String(characters[..<cursor]) }

    mutating func edit(_ edit: Edit) {
        switch edit {
        case .insert(let character):
            guard characters.count < TextField.limit else { return }
            characters.insert(character, at: cursor)
            cursor += 1
        case .backspace:
            guard cursor > 0 else { return }
            cursor -= 1
            characters.remove(at: cursor)
        case .delete: if cursor < characters.count { characters.remove(at: cursor) }
        case .deleteWord: deleteBackward(to: startOfWord)
        case .deleteToStart: deleteBackward(to: 0)
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(characters.count, cursor + 1)
        case .home: cursor = 0
        case .end: cursor = characters.count
        }
    }

    /// The word before the cursor, as shells delete it: blanks behind it included.
    private var startOfWord: Int {
        var start = cursor
        while start > 0, characters[start - 1] == " " { start -= 1 }
        while start > 0, characters[start - 1] != " " { start -= 1 }
        return start
    }

    private mutating func deleteBackward(to start: Int) {
        characters.removeSubrange(start..<cursor)
        cursor = start
    }
}

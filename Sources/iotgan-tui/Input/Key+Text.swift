/// Keys as people write them in files: `x`, `space`, `ctrl-l`, `f2`, `left`.
extension Key: LosslessStringConvertible {
    /// What may be written, as an error message lists it.
    static let expectedText =
        "a key, e.g. \"x\", \"space\", \"ctrl-l\", \"f2\", \"left\", \"tab\", \"enter\" or \"esc\""

    private static let named: [(name: String, key: Key)] = [
        ("space", .character(" ")), ("left", .left), ("down", .down), ("up", .up), ("right", .right),
        ("enter", .enter), ("esc", .escape), ("tab", .tab), ("shift-tab", .backTab),
        ("backspace", .backspace), ("delete", .delete), ("home", .home), ("end", .end), ("page-up", .pageUp),
        ("page-down", .pageDown),
    ]

    /// Terminals send the same for these as for backspace, tab and enter.
    private static let neverAlone: [Unicode.Scalar] = ["h", "i", "j", "m"]

    init?(_ text: String) {
        if let named = Key.named.first(where: { $0.name == text }) {
            self = named.key
        } else if text.hasPrefix("ctrl-"), let letter = Key.only(text.dropFirst("ctrl-".count)) {
            guard ("a"..."z").contains(letter), !Key.neverAlone.contains(letter) else { return nil }
            self = .control(letter)
        } else if text.hasPrefix("f"), let number = Int(text.dropFirst()), text == "f\(number)" {
            guard 1...63 ~= number else { return nil }
            self = .function(number)
        } else if let character = Key.only(text[...]), character.value > 0x20, character.value != 0x7F {
            self = .character(character)
        } else {
            return nil
        }
    }

    /// The scalar of a text that has no other.
    private static func only(_ text: Substring) -> Unicode.Scalar? {
        text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }

    var description: String {
        if let named = Key.named.first(where: { $0.key == self }) { return named.name }
        return switch self {
        case .character(let character): String(character)
        case .control(let letter): "ctrl-\(letter)"
        case .function(let number): "f\(number)"
        default: ""
        }
    }
}

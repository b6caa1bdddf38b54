/// One line of the help.
enum HelpLine {
    case heading(String)
    case text(String)
    /// A key or a mark, and what it means.
    case entry(String, Style, String)
    case blank

    /// An entry whose meaning is longer goes on in the lines below.
    func wrapped(_ width: Int) -> [HelpLine] {
        guard case .entry(let sign, let style, let meaning) = self else { return [self] }
        let lines = meaning.wrapped(width)
        return [.entry(sign, style, lines[0])] + lines.dropFirst().map { .entry("", style, $0) }
    }

    static func nodeMarks(_ glyphs: Glyphs) -> [HelpLine] {
        [.heading("Nodes")]
            + NodeState.allCases.map { state in
                let sign = String(Character(NodeMarks.mark(state, glyphs))) + "3"
                let meaning = state == .training ? "node 3 " + state.meaning : state.meaning
                return .entry(sign, Style(NodeMarks.style(state).foreground, .bold), meaning)
            }
    }

    static func classMarks(_ glyphs: Glyphs) -> [HelpLine] {
        [
            .heading("Classes, one sign each"),
            sign(glyphs.own, .good, "the node has own samples of it"),
            sign(glyphs.learned, .accent, "learned from other nodes' generators"),
            .entry(
                "\(glyphs.learned)2\(glyphs.from)4", Style(.accent), "by 2 generations of fakes, from node 4"),
            sign(glyphs.unknown, .muted, "not known yet"),
        ]
    }

    static func sign(_ mark: Unicode.Scalar, _ ink: Ink, _ meaning: String) -> HelpLine {
        .entry(String(Character(mark)), Style(ink), meaning)
    }
}

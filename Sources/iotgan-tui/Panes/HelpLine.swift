/// One line of the help.
enum HelpLine {
    case heading(String)
    case text(String)
    /// A key or a mark, and what it means.
    case entry(String, Style, String)
    case blank

    static func nodeMarks(_ glyphs: Glyphs) -> [HelpLine] {
        func node(_ mark: Unicode.Scalar, _ ink: Ink, _ meaning: String) -> HelpLine {
            .entry(String(Character(mark)) + "3", Style(ink, .bold), meaning)
        }
        return [
            .heading("Nodes"),
            node(glyphs.training, .good, "node 3 trains"),
            node(glyphs.transmitting, .transfer, "sends its generator's weight vector"),
            node(glyphs.receiving, .accent, "receives one"),
            node(glyphs.dark, .muted, "is dark: its battery is empty"),
        ]
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

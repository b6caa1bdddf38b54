extension MapPane {
    /// What the map shows, what its marks and gestures mean, and what a healthy run looks like there.
    static func help(_ glyphs: Glyphs) -> [HelpLine] {
        [
            .heading("Mesh"),
            .text("Nodes where they stand, links, and weight vectors on their way. In"),
            .text("auto-layout links alone say where, so that few cross; :layout"),
            .text("shows radio positions, or takes the auto-layout."),
            .text("Healthy: arrows come once in each exchange interval, the signs of"),
            .text("classes fill up from every node's neighbours, no mark is red."),
            .blank,
        ] + wayMarks(glyphs) + nodeCards(glyphs) + [.blank] + gestures
    }

    private static func wayMarks(_ glyphs: Glyphs) -> [HelpLine] {
        [
            HelpLine.sign(glyphs.arrows[0], .transfer, "a weight vector, where it is by now"),
            HelpLine.sign(glyphs.forwardedArrows[0], .generator, "one of another node, forwarded as it is"),
            .entry("", .standard, "(of too many to draw: the selected node's only)"),
            HelpLine.sign(glyphs.lost, .bad, "behind it: frames of it were lost, and go again"),
            HelpLine.sign(glyphs.scissors, .bad, "on a dashed line: the link is cut"),
            HelpLine.sign(glyphs.differs, .muted, "its ends have different radios: it carries nothing"),
            .entry("12 dB, 8 % lost", Style(.warning), "degraded by so much (dotted); frames it lost"),
        ]
    }

    private static func nodeCards(_ glyphs: Glyphs) -> [HelpLine] {
        let battery =
            String(repeating: Character(glyphs.charged), count: 3) + String(Character(glyphs.discharged))
        return [
            .entry(battery, Style(.good), "its battery; red below a tenth"),
            .entry(".87", .muted, "accuracy of its classifier when last measured"),
            .entry(
                "3", Style(.generator, [.bold, .underline]), "a part that no open link joins to the others"),
            .entry("4", Style(.good, [.bold, .reverse]), "so many nodes on one cell; the worst state"),
            .entry(
                "\(Character(glyphs.training))(12)  \(Character(glyphs.training))3+11", Style(.good, .bold),
                "a cluster of 12; the selected node 3 and 11"),
            .entry("4\(Character(glyphs.scissors))1", .bold, "between clusters: 4 links are open, 1 is cut"),
        ]
    }

    private static let gestures: [HelpLine] = [
        .entry("+ - 0, wheel", .bold, "zoom in, out, to the whole; a bar tells metres"),
        .entry("H J K L, a", .bold, "pan; keep the selected node in the middle"),
        .entry("click a cluster", .bold, "opens it, as + does"),
        .entry("drag a node", .bold, "moves it (radio positions); links follow range"),
        .entry("drag to a node", .bold, "links the two, or cuts or restores their link"),
        .entry("drag the ground", .bold, "cuts every link that the line crosses"),
        .entry("< >", .bold, "a crowd's colours tell state, or accuracy"),
    ]
}

// Help for the panes that have a row for each node.
extension PaneKind {
    static func energyHelp(_ glyphs: Glyphs) -> [HelpLine] {
        [
            .heading("Energy"),
            .text("What the mesh has spent, then a row for each node, then links."),
            .entry(
                "\(glyphs.charged)\(glyphs.charged)\(glyphs.discharged)", .bold,
                "battery; red in its last tenth"),
            .entry("empty in", .bold, "if it goes on spending as it does of late"),
            .entry("T R I S", .bold, "the radio sends, receives, listens, sleeps"),
            .entry("C", Style(.good, .bold), "the processor computes"),
            .entry("D", Style(.bad, .bold), "drained: somebody took it out"),
            .entry(AccuracyPerJoule.unit, .bold, "percentage points of accuracy for a joule spent"),
            .entry("", .bold, "so far; of the mesh: mean accuracy, all joules"),
            .entry("harv.", .bold, "harvested: now, and since the start"),
            .entry("lost%", .bold, "frames that an end listened to and missed"),
            .entry("bytes, energy", .bold, "of a link, at both ends together"),
            .entry("< >, a header", .bold, "sort by another column; r turns round"),
            .text("Healthy: C is most of each bar, no node is empty long before the"),
            .text("others, links lose few frames (each is sent and paid again)."),
        ]
    }

    static func nodesHelp(_ glyphs: Glyphs) -> [HelpLine] {
        [
            .heading("Nodes"),
            .text("One row each, with what the observer measured last."),
            .entry("< >, a header", .bold, "sort by another column; r turns round"),
            .entry("/", .bold, "state, radio, class name, number, class=3"),
            .entry("known", .bold, "classes it has samples or fakes of"),
            .entry("covered", .bold, "classes it gets right half the time"),
            .entry("acc%, cond%", .bold, "right answers; fakes that are what they should"),
            .entry(glyphs.frechet, .bold, "fakes against test images; less is nearer"),
            .entry("D(x), D(G(z))", .bold, "how real D finds samples, fakes"),
            .entry("L_D, L_G", .bold, "losses; grad D, grad G: gradient norms"),
            .entry("queue", .bold, "messages that neighbours still lack"),
            .entry("buffer", .bold, "weight vectors held, one of each origin"),
            .text("Healthy: covered grows to known, acc% rises everywhere, D(x) .5"),
            .text("to .7, D(G(z)) .4 to .5, gradient norms far below 100."),
        ]
    }

    static func heatHelp(_ glyphs: Glyphs) -> [HelpLine] {
        [
            .heading("Heat"),
            .text("A row for each node; the lighter a cell, the more."),
            .entry("< >", .bold, "accuracy; where classes come from; distances"),
            .entry("accuracy", .bold, "right answers on test images of a class, %"),
            HelpLine.sign(glyphs.own, .good, "the node has own samples of the class"),
            .entry(
                "2\(glyphs.from)4", Style(.accent), "2 generations of fakes from samples of node 4"),
            .entry("distance", .bold, "of two generators' weights over their length,"),
            .entry("", .bold, "measured by the observer at the tick in the title"),
            .text("Healthy: rows of accuracy fill up to 90 and more; generations stay"),
            .text("low. Distances fall only where nodes average weights; under replay"),
            .text("and relay each goes its own way, near 1.41."),
        ]
    }
}

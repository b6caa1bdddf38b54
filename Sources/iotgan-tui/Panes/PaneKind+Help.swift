extension PaneKind {
    /// What the pane shows, what its marks mean, and what a healthy run looks like there; nil where it needs no words.
    func help(_ glyphs: Glyphs) -> [HelpLine]? {
        switch self {
        case .map: MapPane.help(glyphs)
        case .node: Self.nodeHelp(glyphs)
        case .losses: Self.lossHelp
        case .gallery: Self.galleryHelp(glyphs)
        case .log: Self.logHelp(glyphs)
        case .energy: Self.energyHelp(glyphs)
        case .nodes: Self.nodesHelp(glyphs)
        case .heat: Self.heatHelp(glyphs)
        }
    }

    private static func nodeHelp(_ glyphs: Glyphs) -> [HelpLine] {
        [
            .heading("Node"),
            .text("What its generator draws of each class, and its figures; on the"),
            .text("whole screen (enter) everything about it, in rows that scroll."),
            .entry("fake, own", .bold, "what its generator draws, what its sensor took"),
            .entry("set", .bold, "what it trains on: own samples, then fakes"),
            .entry("D(x), D(G(z))", .bold, "how real D finds samples, fakes"),
            .entry("accuracy", .bold, "of the classifier, on all classes"),
            .entry("coverage", .bold, "classes it gets right half the time"),
            .entry("cond. acc.", .bold, "fakes that show what they should"),
            .entry("\(glyphs.frechet) dist.", .bold, "fakes against test images; less is nearer"),
            .entry("queue", .bold, "messages that neighbours still lack"),
            .entry("link loss", .bold, "frames that its worst link loses"),
            .entry("try:", .muted, "what one might do about what is wrong with it"),
            .entry("refused by", .bold, "neighbours in whose quarantine it is: are they well?"),
            .text("Healthy: D(x) .5 to .7, D(G(z)) .4 to .5, all pictures differ."),
        ]
    }

    private static let lossHelp: [HelpLine] = [
        .heading("Losses"),
        .text("D (solid) and G (dashed) of the selected node, over its steps."),
        .entry("< >", .bold, "losses; D(x) and D(G(z)); gradient norms;"),
        .entry("", .bold, "score histograms; layers; accuracy"),
        .entry("+ - 0", .bold, "half of the time, twice, all of it; near enough,"),
        .entry("", .bold, "every single step"),
        .entry("S", .bold, "the next step in slow motion, frame by frame"),
        .entry("faint dots", .muted, "extremes that the curves average out"),
        .entry("x o l L d", .bold, "a link cut, restored, made, taken away, degraded"),
        .entry("p h b D", .bold, "the node poisoned, honest again, recharged, drained"),
        .entry("r s m f v", .bold, "its radio, settings or place changed; frozen, back"),
        .entry("! k", .bold, "a rule of health began to hold, ceased to hold"),
        .entry("W", .bold, "it stopped the clock (the key W lists what does)"),
        .entry("e q", .bold, "its battery empty; neighbours refuse what it sends"),
        .text("Healthy: D about 1.1 to 1.3, G about 0.9 to 1.1, both level; D(x)"),
        .text("and D(G(z)) near .5; gradient norms in single digits."),
        .text("Score histograms: how D scored each sample of the last 50 steps, 0"),
        .text("fake to 1 real. Healthy: two hills that overlap around .5. One at"),
        .text("each end: D tells all apart. Fakes on the right: D is fooled."),
        .text("Layers: how large each layer's gradient was in the last step, and"),
        .text("its weights against the start. Healthy: of one size, x 1 to 3. One"),
        .text("layer near 0 learns nothing; one far above the others runs away."),
        .text("D near 0: it wins, and G learns nothing more. G in the tens, or"),
        .text("norms above 100: the run has left the rails."),
    ]

    private static func galleryHelp(_ glyphs: Glyphs) -> [HelpLine] {
        [
            .heading("Gallery"),
            .text("What generators draw. The latent vectors never change, so that one"),
            .text("sees the generators change and not the dice."),
            .entry("< >", .bold, "best of each node; one class of every node;"),
            .entry("", .bold, "all of one; from latent vector z1 to z2;"),
            .entry("", .bold, "the same latent vectors from tick to tick"),
            .entry("+ - 0", .bold, "the next class, the one before, the first"),
            .text("Best of each node: its own classes first, and its accuracy."),
            .text("Healthy: within some hundred steps every picture reads; samples of"),
            .text("a class differ (the same one again is mode collapse); from latent"),
            .text("vector to latent vector they change smoothly."),
        ]
    }

    private static func logHelp(_ glyphs: Glyphs) -> [HelpLine] {
        [
            .heading("Log"),
            .text("What happened, the newest at the bottom."),
            HelpLine.sign(glyphs.intervention, .accent, "somebody asked for it, or the scenario"),
            .entry("j k, wheel", .bold, "select an entry; enter goes to its node"),
            .entry("T, a", .bold, "go to a tick; back to the newest"),
            .entry("/", .bold, "only entries that hold a text"),
            .entry("N", .bold, "only the selected node's; N again: all"),
            .entry("< >", .bold, "everything; without messages; interventions"),
        ]
    }
}

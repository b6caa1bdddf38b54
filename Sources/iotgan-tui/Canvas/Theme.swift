/// Turns inks into colours.
struct Theme: Hashable, Sendable {
    enum Name: String, Hashable, Sendable, CaseIterable {
        /// Mid-tones, each of which stands out at least 3:1 from white and from black (WCAG 2.1, 1.4.11), so that
        /// nothing needs to be known of the terminal's background.
        case auto
        /// For terminals with a dark background: 4.5:1 on black (WCAG 2.1, 1.4.3).
        case dark
        /// For terminals with a light background: 4.5:1 on white.
        case light
        /// 7:1 (WCAG 2.1, 1.4.6) on black, which the theme paints itself: no ink has that on every background.
        case highContrast = "high-contrast"
        /// No hues; pictures keep their greys.
        case mono
        /// Hues that people with any kind of colour vision tell apart, as mid-tones.
        case colourBlind = "colour-blind"
    }

    let name: Name
    private let inks: InkTable

    init(_ name: Name = .auto) {
        self.name = name
        inks = InkTable(name)
    }

    /// What lies behind the cells in a picture of the screen.
    var page: RGB { inks.page }
    /// What a picture of the screen writes in where a terminal would use its own foreground.
    var text: RGB { inks.text }

    /// Whether the terminal's own colours are not used at all.
    var paintsPage: Bool { inks.ownPage != nil }

    /// The ink in sRGB; nil for the terminal's own colour.
    func rgb(_ ink: Ink) -> RGB? {
        if case .grey(let level) = ink { return RGB(grey: level) }
        return inks[ink]?.rgb
    }

    /// The ink as a terminal of this depth writes in it.
    func foreground(_ ink: Ink, depth: ColourDepth) -> TerminalColour {
        if case .grey(let level) = ink { return GreyScale.colour(level, depth) }
        return (inks[ink] ?? inks.ownText)?.colour(depth) ?? .standard
    }

    /// The ink as a terminal of this depth fills a cell with it.
    func background(_ ink: Ink, depth: ColourDepth) -> TerminalColour {
        if case .grey(let level) = ink { return GreyScale.colour(level, depth) }
        return (inks[ink] ?? inks.ownPage)?.colour(depth) ?? .standard
    }
}

/// The characters that only the map draws with.
struct MapGlyphs: Hashable, Sendable {
    var listening: Unicode.Scalar
    var frozen: Unicode.Scalar
    var quarantined: Unicode.Scalar
    var diverging: Unicode.Scalar
    /// A link whose ends have different radios.
    var differs: Unicode.Scalar
    /// Frames of a transfer were lost.
    var lost: Unicode.Scalar
    /// Arrows of what a node forwards for another, clockwise from east, 45 degrees apart.
    var forwardedArrows: [Unicode.Scalar]
    /// Both ends of the scale bar.
    var scaleStart: Unicode.Scalar
    var scaleEnd: Unicode.Scalar
    /// Few nodes to many.
    var shades: [Unicode.Scalar]

    init(_ glyphs: Glyphs) {
        self = glyphs.training.isASCII ? .ascii : .unicode
    }

    private init(
        states: (Unicode.Scalar, Unicode.Scalar, Unicode.Scalar, Unicode.Scalar), differs: Unicode.Scalar,
        lost: Unicode.Scalar, forwardedArrows: [Unicode.Scalar],
        scale: (Unicode.Scalar, Unicode.Scalar), shades: [Unicode.Scalar]
    ) {
        (listening, frozen, quarantined, diverging) = states
        (self.differs, self.lost) = (differs, lost)
        self.forwardedArrows = forwardedArrows
        (scaleStart, scaleEnd) = scale
        self.shades = shades
    }

    private static let unicode = MapGlyphs(
        states: ("◦", "■", "⊘", "◆"), differs: "≠", lost: "!",
        forwardedArrows: ["⇒", "⇘", "⇓", "⇙", "⇐", "⇖", "⇑", "⇗"], scale: ("├", "┤"),
        shades: ["░", "▒", "▓", "█"])

    private static let ascii = MapGlyphs(
        states: ("L", "F", "Q", "D"), differs: "#", lost: "!",
        forwardedArrows: ["}", "}", "V", "{", "{", "{", "A", "}"], scale: ("|", "|"),
        shades: [".", ":", "*", "#"])

    /// The arrow that points along (dx, dy), in units that are as high as wide, y downward.
    func arrow(dx: Double, dy: Double, isForwarded: Bool, _ glyphs: Glyphs) -> Unicode.Scalar {
        guard isForwarded else { return glyphs.arrow(dx: dx, dy: dy) }
        var forwarding = glyphs
        forwarding.arrows = forwardedArrows
        return forwarding.arrow(dx: dx, dy: dy)
    }
}

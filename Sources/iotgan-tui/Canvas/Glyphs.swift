/// The characters that panes draw with: one set for UTF-8, one for everything else.
///
/// All of them are one column wide.
struct Glyphs: Hashable, Sendable {
    var horizontal: Unicode.Scalar
    var vertical: Unicode.Scalar
    var upperLeft: Unicode.Scalar
    var upperRight: Unicode.Scalar
    var lowerLeft: Unicode.Scalar
    var lowerRight: Unicode.Scalar
    /// Between the parts of a line.
    var separator: String
    /// Replaces what does not fit.
    var ellipsis: String
    /// From whom something came.
    var from: String

    /// The name with its accent, if there is one.
    var frechet: String

    var training: Unicode.Scalar
    var transmitting: Unicode.Scalar
    var receiving: Unicode.Scalar
    var listening: Unicode.Scalar
    var frozen: Unicode.Scalar
    var dark: Unicode.Scalar
    var unbalanced: Unicode.Scalar
    var poisoned: Unicode.Scalar
    var quarantined: Unicode.Scalar
    var diverging: Unicode.Scalar

    /// A class of which the node has own samples.
    var own: Unicode.Scalar
    /// A class that the node has learned from others.
    var learned: Unicode.Scalar
    /// A class that the node does not know.
    var unknown: Unicode.Scalar

    var charged: Unicode.Scalar
    var discharged: Unicode.Scalar
    /// Where a link is cut.
    var scissors: Unicode.Scalar
    /// What somebody asked for, among what happened.
    var intervention: Unicode.Scalar
    /// A link whose ends have different radios.
    var differs: Unicode.Scalar
    /// Frames of a transfer were lost.
    var lost: Unicode.Scalar
    /// Both ends of the scale bar.
    var scaleStart: Unicode.Scalar
    var scaleEnd: Unicode.Scalar
    /// Few nodes to many.
    var shades: [Unicode.Scalar]
    /// On the time slider: what has passed, a checkpoint, where a branch leaves, where the screen is.
    var passed: Unicode.Scalar
    var checkpoint: Unicode.Scalar
    var fork: Unicode.Scalar
    var now: Unicode.Scalar
    var running: String
    var paused: String
    /// Arrows by direction, clockwise from east, 45 degrees apart.
    var arrows: [Unicode.Scalar]
    /// The same for what a node forwards for another.
    var forwardedArrows: [Unicode.Scalar]
    /// The keys for the four directions, as help and hints name them.
    var arrowKeys: String
    var sideArrowKeys: String

    static let unicode = Glyphs(
        horizontal: "─", vertical: "│", upperLeft: "╭", upperRight: "╮", lowerLeft: "╰", lowerRight: "╯",
        separator: " · ", ellipsis: "…", from: "←", frechet: "Fréchet",
        training: "●", transmitting: "▲", receiving: "▼", listening: "◦",
        frozen: "■", dark: "○", unbalanced: "◧", poisoned: "✱", quarantined: "⊘",
        diverging: "◆",
        own: "●", learned: "◐", unknown: "·",
        charged: "▰", discharged: "▱",
        scissors: "×", intervention: "»", differs: "≠", lost: "!", scaleStart: "├", scaleEnd: "┤",
        shades: ["░", "▒", "▓", "█"],
        passed: "━", checkpoint: "┿", fork: "Y", now: "●",
        running: "▶", paused: "‖",
        arrows: ["→", "↘", "↓", "↙", "←", "↖", "↑", "↗"],
        forwardedArrows: ["⇒", "⇘", "⇓", "⇙", "⇐", "⇖", "⇑", "⇗"],
        arrowKeys: "←↓↑→", sideArrowKeys: "←→")

    static let ascii = Glyphs(
        horizontal: "-", vertical: "|", upperLeft: "+", upperRight: "+", lowerLeft: "+", lowerRight: "+",
        separator: " - ", ellipsis: "~", from: "<", frechet: "Frechet",
        training: "O", transmitting: "T", receiving: "R", listening: "L",
        frozen: "F", dark: "_", unbalanced: "U", poisoned: "P", quarantined: "Q", diverging: "D",
        own: "o", learned: "+", unknown: ".",
        charged: "=", discharged: ".",
        scissors: "x", intervention: "*", differs: "#", lost: "!", scaleStart: "|", scaleEnd: "|",
        shades: [".", ":", "*", "#"],
        passed: "=", checkpoint: "+", fork: "Y", now: "O",
        running: ">", paused: "||",
        arrows: [">", ">", "v", "<", "<", "<", "^", ">"],
        forwardedArrows: ["}", "}", "V", "{", "{", "{", "A", "}"],
        arrowKeys: "arrows", sideArrowKeys: "left/right")

    /// The arrow that points along (dx, dy), in units that are as high as wide, y downward.
    func arrow(dx: Double, dy: Double, isForwarded: Bool = false) -> Unicode.Scalar {
        let arrows = isForwarded ? forwardedArrows : arrows
        let flat = abs(dx)
        let steep = abs(dy)
        // tan 22.5 degrees parts the eight sectors.
        let border = 0.414
        if steep <= flat * border { return arrows[dx >= 0 ? 0 : 4] }
        if flat <= steep * border { return arrows[dy >= 0 ? 2 : 6] }
        return arrows[dx >= 0 ? (dy >= 0 ? 1 : 7) : (dy >= 0 ? 3 : 5)]
    }
}

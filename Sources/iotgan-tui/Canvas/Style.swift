/// What a colour means. Panes never name a colour; a ``Theme`` turns an ink into one.
enum Ink: Hashable, Sendable {
    /// The terminal's own foreground or background.
    case standard
    /// Frames, axes, units, what the eye may skip.
    case muted
    /// The focused pane, keys, the program's name.
    case accent
    case good
    case warning
    case bad
    /// The discriminator's curve and scores.
    case discriminator
    /// The generator's curve and scores.
    case generator
    /// Weight vectors on the air.
    case transfer
    /// A pixel, 0 black ... 255 white.
    case grey(UInt8)
}

/// How a cell is written besides its colours.
struct Attributes: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let bold = Attributes(rawValue: 1)
    static let underline = Attributes(rawValue: 2)
    static let reverse = Attributes(rawValue: 4)
}

/// Everything about a cell but its character.
struct Style: Hashable, Sendable {
    var foreground: Ink
    var background: Ink
    var attributes: Attributes

    init(_ foreground: Ink = .standard, on background: Ink = .standard, _ attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    static let standard = Style()
    static let muted = Style(.muted)
    static let bold = Style(.standard, .bold)
}

/// One character position of the screen. The character is one column wide.
struct Cell: Hashable, Sendable {
    var character: Unicode.Scalar
    var style: Style

    init(_ character: Unicode.Scalar = " ", _ style: Style = .standard) {
        self.character = character
        self.style = style
    }

    static let blank = Cell()
}

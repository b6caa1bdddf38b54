/// How many colours a terminal shows.
enum ColourDepth: Int, Comparable, Sendable, CaseIterable {
    case mono
    case eight
    case sixteen
    case palette256
    case direct

    static func < (left: ColourDepth, right: ColourDepth) -> Bool { left.rawValue < right.rawValue }
}

/// What a terminal can show. Panes adapt to it; nothing else of the terminal concerns them.
struct Capabilities: Hashable, Sendable {
    var colours: ColourDepth
    var isUTF8: Bool

    init(colours: ColourDepth, isUTF8: Bool) {
        self.colours = colours
        self.isUTF8 = isUTF8
    }

    var glyphs: Glyphs { isUTF8 ? .unicode : .ascii }
}

// The keys as they come, after what hands know from other programs of the terminal.
extension Keymap {
    static let usual: [Key: String] = Dictionary(
        uniqueKeysWithValues: clock + time + moving + looking + mesh + program + numbers)

    private static let clock: [(Key, String)] = [
        (.character(" "), "toggle"), (.character("."), "step"), (.character("["), "slower"),
        (.character("]"), "faster"), (.character("}"), "speed max"),
        (.character("S"), "slow-motion"),
    ]

    private static let time: [(Key, String)] = [
        (.character(","), "step-back"), (.character("("), "seek -100"), (.character(")"), "seek +100"),
        (.character("$"), "seek end"), (.character("t"), "time"), (.character("B"), "branches"),
        (.character("w"), "why"), (.character("W"), "breaks"),
    ]

    private static let moving: [(Key, String)] = [
        (.left, "left"), (.character("h"), "left"), (.down, "down"), (.character("j"), "down"),
        (.up, "up"), (.character("k"), "up"), (.right, "right"), (.character("l"), "right"),
        (.character("H"), "pan-left"), (.character("J"), "pan-down"), (.character("K"), "pan-up"),
        (.character("L"), "pan-right"), (.character("n"), "next"), (.character("p"), "previous"),
        (.pageUp, "page-up"), (.pageDown, "page-down"), (.home, "first"), (.character("g"), "first"),
        (.end, "last"), (.character("G"), "last"),
    ]

    private static let looking: [(Key, String)] = [
        (.tab, "next-pane"), (.backTab, "previous-pane"), (.character("e"), "expand"), (.enter, "inspect"),
        (.character("+"), "zoom-in"), (.character("="), "zoom-in"), (.character("-"), "zoom-out"),
        (.character("0"), "zoom-all"), (.character(">"), "next-view"), (.character("<"), "previous-view"),
        (.character("r"), "reverse"), (.character("a"), "follow"), (.character("/"), "filter"),
        (.character("N"), "log-node"), (.character("T"), "palette goto"),
        (.escape, "back"),
    ]

    private static let mesh: [(Key, String)] = [
        (.character("i"), "inject"), (.character("I"), "inject-form"), (.character("x"), "remove"),
        (.character("c"), "cut"), (.character("b"), "palette recharge this"),
        (.character("D"), "palette drain this"),
        (.character("u"), "undo"), (.character("f"), "freeze"), (.character("v"), "revive"),
        (.character("o"), "restore"), (.character("O"), "heal"), (.character("d"), "degrade"),
        (.character("s"), "split"), (.character("C"), "menu change"), (.character("!"), "menu poison"),
    ]

    private static let program: [(Key, String)] = [
        (.character("q"), "quit"), (.control("c"), "quit"), (.character("Q"), "quit-leaving-screen"),
        (.character("P"), "picture"), (.character("R"), "record"), (.character("?"), "help"),
        (.function(1), "help"), (.function(2), "options"),
        (.character(":"), "palette"), (.character("m"), "mouse"), (.control("l"), "redraw"),
        (.control("z"), "suspend"),
    ]

    private static let numbers: [(Key, String)] = PaneKind.allCases.compactMap { pane in
        Unicode.Scalar(UInt32(48 + pane.rawValue)).map { (.character($0), "pane \(pane.title)") }
    }
}

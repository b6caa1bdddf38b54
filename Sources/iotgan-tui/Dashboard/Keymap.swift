/// A key press as the terminal tells it.
enum Key: Hashable, Sendable {
    case character(Unicode.Scalar)
    case control(Unicode.Scalar)
    case left, down, up, right
    case enter, escape, tab, backTab
    case function(Int)
}

/// Which key asks for what.
enum Keymap {
    static func action(for key: Key, in mode: DashboardState.Mode) -> Action? {
        if case .confirmingRemoval = mode, let answer = answer(for: key) { return answer }
        return switch key {
        case .left, .character("h"): .move(.left)
        case .down, .character("j"): .move(.down)
        case .up, .character("k"): .move(.up)
        case .right, .character("l"): .move(.right)
        case .character("q"), .control("c"): .quit
        case .character("?"), .function(1): .showHelp
        case .escape: .escape
        case .character(" "): .togglePause
        case .character("."): .singleStep
        case .character("n"): .nextNode
        case .character("p"): .previousNode
        case .tab: .nextPane
        case .backTab: .previousPane
        case .character("e"): .expand
        case .enter: .inspect
        case .character("i"): .injectNode
        case .character("x"): .removeNode
        case .character("c"): .toggleLink
        case .control("l"): .redraw
        case .control("z"): .suspend
        case .character(let digit): pane(for: digit).map { .focus($0) }
        case .control, .function: nil
        }
    }

    private static func answer(for key: Key) -> Action? {
        switch key {
        case .character("y"): .confirm
        case .character("n"): .refuse
        default: nil
        }
    }

    private static func pane(for digit: Unicode.Scalar) -> PaneKind? {
        Character(digit).wholeNumberValue.flatMap(PaneKind.init(rawValue:))
    }
}

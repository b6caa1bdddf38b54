extension Key {
    /// What people call the key, short enough for a list.
    var label: String {
        switch self {
        case .character(" "): "space"
        case .character(let scalar): String(Character(scalar))
        case .control(let scalar): "Ctrl-" + String(Character(scalar)).uppercased()
        case .left: "left"
        case .down: "down"
        case .up: "up"
        case .right: "right"
        case .home: "home"
        case .end: "end"
        case .pageUp: "page-up"
        case .pageDown: "page-down"
        case .enter: "enter"
        case .escape: "esc"
        case .tab: "tab"
        case .backTab: "back-tab"
        case .backspace: "backspace"
        case .delete: "delete"
        case .function(let number): "F\(number)"
        }
    }
}

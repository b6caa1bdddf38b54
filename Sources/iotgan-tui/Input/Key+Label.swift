extension Key {
    /// What people call the key, short enough for a list: as in files, but with capitals where keyboards have them.
    var label: String {
        switch self {
        case .control(let scalar): "Ctrl-" + String(Character(scalar)).uppercased()
        case .function(let number): "F\(number)"
        default: description
        }
    }
}

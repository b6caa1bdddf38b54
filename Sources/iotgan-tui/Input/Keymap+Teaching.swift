// Which keys the palette and the help show beside a command.
extension Keymap {
    /// How hands come to a command: its own keys, those that begin to type it, and the ways through menus, e.g. `C r`.
    func labels(for command: String) -> [String] {
        keys { CommandRegistry.name(ledToBy: $0) == command }.map(\.label)
            + Menu.allCases.flatMap { menu in
                keys(for: "menu " + menu.rawValue).flatMap { key in
                    let entries = menu.entries.filter { $0.command == command }
                    // Where it has most of a menu, the menu itself says which is which.
                    return entries.count > 2 ? [key.label] : entries.map { "\(key.label) \($0.key)" }
                }
            }
    }

    /// The same as one text.
    func labelText(for command: String) -> String {
        let labels = labels(for: command)
        return labels.joined(separator: labels.contains { $0.contains(" ") } ? ", " : " ")
    }
}

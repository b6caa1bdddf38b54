import MeshModel

// Menus of commands.
extension DashboardState {
    mutating func useMenu(_ menu: Menu, choice: Int, _ action: Action, _ view: EngineView) -> [Effect] {
        let count = menu.entries.count
        switch action {
        case .move(.down): mode = .menu(menu, choice: (choice + 1) % count)
        case .move(.up): mode = .menu(menu, choice: (choice + count - 1) % count)
        case .confirm: return run(menu.entries[choice].line, view)
        case .click(let point):
            guard let row = MenuOverlay.row(at: point, menu, size) else {
                mode = .browsing
                return []
            }
            return run(menu.entries[row].line, view)
        default: break
        }
        return []
    }

    /// Carries out a command line, and closes what it was chosen in.
    mutating func run(_ line: String, _ view: EngineView) -> [Effect] {
        mode = .browsing
        do throws(CommandFailure) {
            return update(try CommandRegistry.action(for: line, self, view), view)
        } catch {
            message = error.message
            return []
        }
    }
}

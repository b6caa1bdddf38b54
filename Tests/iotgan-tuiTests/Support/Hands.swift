import MeshModel

@testable import iotgan_tui

extension DashboardState {
    /// As the program begins, on a screen of 80x24 that shows `view`.
    init(showing view: EngineView) {
        self.init(size: Size(80, 24))
        follow(view)
    }

    /// Presses keys as they come bound, one after the other.
    @discardableResult
    mutating func press(_ keys: [Key], _ view: EngineView) -> [Effect] {
        keys.flatMap { key in Keymap().action(for: key, self, view).map { update($0, view) } ?? [] }
    }
}

/// The keys that type a text.
func letters(_ text: String) -> [Key] { text.unicodeScalars.map { .character($0) } }

import MeshModel

// Commands of a script that plays while somebody has the keyboard.
extension DashboardState {
    /// Answers an action of a script as if nothing were open, and leaves what the user has opened as it is: a line that
    /// is typed, a form, the help, a question.
    mutating func updateFromScript(_ action: Action, _ view: EngineView) -> [Effect] {
        // Nobody may be there to answer the question that is asked while the screen is recorded.
        if action == .quit { return [.quit] }
        let opened = mode
        let said = message
        mode = .browsing
        let effects = update(action, view)
        if opened != .browsing {
            mode = opened
            message = said
        }
        return effects
    }
}

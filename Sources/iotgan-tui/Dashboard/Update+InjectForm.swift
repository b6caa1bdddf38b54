import MeshModel

// The form for a new node.
extension DashboardState {
    mutating func openInjectForm(_ view: EngineView) {
        guard let snapshot = view.snapshot else {
            message = "there is no mesh yet"
            return
        }
        mode = .injecting(InjectForm(snapshot.scenario))
    }

    mutating func fillIn(_ form: InjectForm, _ action: Action, _ view: EngineView) -> [Effect] {
        var form = form
        switch action {
        case .edit(let edit): form.edit(edit)
        case .complete, .move(.down): form.moveFocus(by: 1)
        case .move(.up): form.moveFocus(by: -1)
        case .click(let point):
            if let field = InjectOverlay.field(at: point, size) { form.focus(field) }
        case .confirm:
            guard let snapshot = view.snapshot else { return [] }
            guard let wrong = form.firstWrong(snapshot) else {
                let line = form.line(snapshot)
                return remember(line) + run(line, view)
            }
            form.focus(wrong)
        default: break
        }
        mode = .injecting(form)
        return []
    }
}

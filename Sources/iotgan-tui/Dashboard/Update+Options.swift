// The settings, looked at and changed while the mesh runs.
extension DashboardState {
    mutating func useOptions(row: Int, _ action: Action) -> [Effect] {
        let count = Setting.all.count
        switch action {
        case .move(.down): mode = .options(row: (row + 1) % count)
        case .move(.up): mode = .options(row: (row + count - 1) % count)
        case .move(.right), .confirm: return change(Setting.all[row], by: 1)
        case .move(.left): return change(Setting.all[row], by: -1)
        case .saveSettings:
            guard !unsavedSettings.isEmpty else {
                message = "nothing has been changed"
                return []
            }
            return [.saveSettings(unsavedSettings)]
        case .click(let point):
            guard let clicked = OptionsOverlay.row(at: point, size) else { return [] }
            mode = .options(row: clicked)
            // As on a button: the first click chooses, and one on what is chosen changes it.
            if clicked == row { return change(Setting.all[row], by: 1) }
        default: break
        }
        return []
    }

    private mutating func change(_ setting: Setting, by offset: Int) -> [Effect] {
        let former = settings
        setting.step(&settings, offset)
        guard settings != former else { return [] }
        unsavedSettings.insert(setting.key)
        if settings.isMouseOn != former.isMouseOn { hasMouse = settings.isMouseOn }
        return [.applySettings(settings)]
    }
}

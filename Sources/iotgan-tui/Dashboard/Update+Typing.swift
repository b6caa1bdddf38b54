import MeshModel

// Lines that are typed: commands and filters.
extension DashboardState {
    mutating func type(_ action: Action, in palette: Palette, _ view: EngineView) -> [Effect] {
        var palette = palette
        let suggestions = CommandSuggestion.list(for: palette.field.textBeforeCursor, self, view)
        switch action {
        case .edit(.backspace) where palette.field.characters.isEmpty:
            mode = .browsing
            return []
        case .edit(let edit): palette.edit(edit)
        case .move(.up): palette.move(by: -1, suggestions: suggestions.count, history: history)
        case .move(.down): palette.move(by: 1, suggestions: suggestions.count, history: history)
        case .complete:
            if suggestions.indices.contains(palette.choice) { palette.take(suggestions[palette.choice]) }
        case .click(let point):
            let clicked = PaletteOverlay.suggestion(
                at: point, choice: palette.choice, of: suggestions.count, size)
            if let clicked { palette.take(suggestions[clicked]) }
        case .confirm: return carryOut(palette, suggestions, view)
        default: break
        }
        mode = .palette(palette)
        return []
    }

    /// Carries the line out. One that cannot be carried out stays, to be mended.
    private mutating func carryOut(
        _ palette: Palette, _ suggestions: [CommandSuggestion], _ view: EngineView
    ) -> [Effect] {
        let line = palette.field.text
        guard !line.allSatisfy({ $0 == " " }) else {
            mode = .browsing
            return []
        }
        do throws(CommandFailure) {
            let action = try CommandRegistry.action(for: line, self, view)
            mode = .browsing
            return remember(line) + update(action, view)
        } catch {
            // Enter on a word that is only begun takes the suggestion, as Tab does.
            if let completed = palette.completed(suggestions) {
                mode = .palette(completed)
            } else {
                message = error.message
            }
            return []
        }
    }

    mutating func remember(_ line: String) -> [Effect] {
        history = history.remembering(line)
        return [.remember(line)]
    }

    mutating func beginFilter() {
        guard let text = filter(of: focus) else {
            message = "the \(focus.title) has nothing to filter"
            return
        }
        mode = .filtering(focus, TextField(text))
    }

    /// Every letter filters at once.
    mutating func typeFilter(_ action: Action, of pane: PaneKind, in field: TextField) {
        var field = field
        switch action {
        case .edit(.backspace) where field.characters.isEmpty: mode = .browsing
        case .edit(let edit):
            field.edit(edit)
            mode = .filtering(pane, field)
            setFilter(of: pane, field.text)
        case .confirm: mode = .browsing
        default: break
        }
    }

    /// What a pane shows only; nil where it has no filter.
    private func filter(of pane: PaneKind) -> String? {
        switch pane {
        case .log: log.filter
        case .energy: energy.filter
        case .nodes: nodes.filter
        case .map, .node, .losses, .gallery, .heat: nil
        }
    }

    private mutating func setFilter(of pane: PaneKind, _ text: String) {
        switch pane {
        case .log: log.filter = text
        case .energy: energy.filter = text
        case .nodes: nodes.filter = text
        case .map, .node, .losses, .gallery, .heat: break
        }
    }
}

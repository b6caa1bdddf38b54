import MeshModel

extension DashboardState {
    /// Answers one action: changes the state, and says what the loop has to do.
    mutating func update(_ action: Action, _ view: EngineView) -> [Effect] {
        if case .resize(let newSize) = action {
            size = newSize
            keepFocusOnScreen()
            return [.redraw]
        }
        message = nil
        switch action {
        case .quit: return quit()
        case .quitLeavingScreen: return [.quitLeavingScreen]
        case .savePicture: return [.savePicture]
        case .toggleRecording: return [.toggleRecording]
        case .source(let path): return [.source(path)]
        case .stopScript: return [.stopScript]
        case .caption(let text): caption = text
        case .redraw: return [.redraw]
        case .suspend: return [.suspend]
        case .escape: return closeOneLevel(view)
        case .tell(let text): message = text
        case .showHelp:
            if case .help = mode { mode = .browsing } else { mode = .help(line: 0) }
        case .openPalette(let text): mode = .palette(Palette(text))
        case .openMenu(let menu): mode = .menu(menu, choice: 0)
        case .openInjectForm: openInjectForm(view)
        case .openOptions: mode = .options(row: 0)
        case .run(let line): return run(line, view)
        case .toggleMouse: return toggleMouse()
        case .togglePause, .singleStep, .changeSpeed, .limitSpeed: return updateClock(action, view)
        case .intervene(let intervention): return intervene([intervention], view)
        case .undo: return undo(view)
        case .travel(let journey): return travel(journey, view)
        case .showTime: return showTime(view)
        case .explain(let node): explain(node, view)
        case .bisect(let node): return bisect(node, view)
        case .leaveOut: return leaveOutCulprits(view)
        case .watch(let conditions): return watch(conditions, view)
        case .openBreaks: mode = .breaks(row: 0)
        case .openBranches: openBranches(view)
        case .showSlowMotion(let stage): return openSlowMotion(at: stage, view)
        case .compareBranches(let branch): compare(with: branch, view)
        default: return updateInMode(action, view)
        }
        return []
    }

    private mutating func closeOneLevel(_ view: EngineView) -> [Effect] {
        if case .explaining(let explanation, let branch, _) = mode {
            mode = .browsing
            return endBisection(of: explanation, on: branch, view)
        }
        if mode != .browsing {
            mode = .browsing
        } else {
            isExpanded = false
            keepFocusOnScreen()
        }
        return []
    }

    /// A recording is not ended by a slip of the finger; who asks again means it.
    private mutating func quit() -> [Effect] {
        guard isRecording, mode != .confirming(.quitting) else { return [.quit] }
        mode = .confirming(.quitting)
        return []
    }

    private mutating func toggleMouse() -> [Effect] {
        hasMouse.toggle()
        message =
            hasMouse ? "the mouse works here again" : "the mouse selects text now; the same key takes it back"
        return [.takeMouse(hasMouse)]
    }

    private mutating func updateInMode(_ action: Action, _ view: EngineView) -> [Effect] {
        switch mode {
        case .help(let line): scrollHelp(action, from: line)
        case .confirming(let question): return answer(question, action, view)
        case .choosingLink(let link): return chooseLink(link, action, view)
        case .menu(let menu, let choice): return useMenu(menu, choice: choice, action, view)
        case .options(let row): return useOptions(row: row, action)
        case .branches(let row): return chooseBranch(row: row, action, view)
        case .breaks(let row): return useBreaks(row: row, action, view)
        case .explaining(let explanation, let branch, let line):
            return read(explanation, of: branch, action, from: line, view)
        case .comparing(let branch, let line): scrollComparison(action, of: branch, from: line, view)
        case .slowMotion(let stage): return playSlowMotion(stage, action, view)
        case .injecting(let form): return fillIn(form, action, view)
        case .palette(let palette): return type(action, in: palette, view)
        case .filtering(let pane, let field): typeFilter(action, of: pane, in: field)
        case .browsing: return browse(action, view)
        }
        return []
    }

    private mutating func scrollHelp(_ action: Action, from line: Int) {
        if case .click = action {
            mode = .browsing
        } else {
            let last = HelpOverlay.lastLine(size, focus, Keymap(instead: settings.keys))
            mode = .help(line: scrolled(line, by: action, last: last))
        }
    }

    /// The line from which on a text over the panes is shown after an action; `last` is the last one that it may be.
    func scrolled(_ line: Int, by action: Action, last: Int) -> Int {
        let page = max(1, size.height - 6)
        let line = min(line, last)
        let wanted =
            switch action {
            case .move(.down), .wheel(_, .down): line + 1
            case .move(.up), .wheel(_, .up): line - 1
            case .pane(.scroll(.pageDown)): line + page
            case .pane(.scroll(.pageUp)): line - page
            case .pane(.scroll(.first)): 0
            case .pane(.scroll(.last)): last
            default: line
            }
        return min(max(0, wanted), last)
    }

    private mutating func answer(_ question: Question, _ action: Action, _ view: EngineView) -> [Effect] {
        switch action {
        case .confirm:
            mode = .browsing
            switch question {
            case .removal(let node): return intervene([.removeNode(node)], view)
            case .quitting: return [.quit]
            }
        case .refuse: mode = .browsing
        default: break
        }
        return []
    }
}

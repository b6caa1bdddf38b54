import MeshModel

/// Which key asks for what.
///
/// A key is bound to a command, written as after `:`; so every key has a name that the palette teaches, and every
/// command may have a key.
struct Keymap: Hashable, Sendable {
    /// `[key: command line]`
    private var lines: [Key: String]

    init(_ lines: [Key: String] = Keymap.usual) {
        self.lines = lines
    }

    /// The usual keys but for the command lines that have others.
    ///
    /// - Parameter keys: for each such line all its keys; whatever these keys asked for before, they no longer do.
    init(instead keys: [String: [Key]]) {
        lines = Keymap.usual.filter { keys[$0.value] == nil }
        for (line, keys) in keys.sorted(by: { $0.key < $1.key }) {
            for key in keys { lines[key] = line }
        }
    }

    /// The keys of a command line, in the order in which a person would name them.
    func keys(for line: String) -> [Key] { keys { $0 == line } }

    /// The keys whose command lines are as wanted, in the same order.
    func keys(where isWanted: (String) -> Bool) -> [Key] {
        lines.filter { isWanted($0.value) }.map(\.key).sorted { $0.label < $1.label }
    }

    /// The lines with words after the command's name that have a key.
    var linesWithArguments: [String] {
        Set(lines.values).filter { $0.contains(" ") }.sorted()
    }

    /// What a key asks for; nil where it means nothing.
    func action(for key: Key, _ state: DashboardState, _ view: EngineView) -> Action? {
        switch state.mode {
        case .palette, .filtering, .injecting: return typing(key)
        case .options: return key == .character("s") ? .saveSettings : Self.choosing(key)
        case .branches(let row): return Self.choosingBranch(key, row: row, view) ?? Self.choosing(key)
        case .breaks(let row): return Self.choosingBreak(key, row: row, state) ?? Self.choosing(key)
        case .explaining: return key == .character("b") ? .investigate : Self.choosing(key)
        case .comparing: return Self.choosing(key)
        case .slowMotion: return playing(key)
        case .menu(let menu, _): return Self.choosing(key, in: menu)
        case .confirming: if let answer = Self.answer(for: key) { return answer }
        case .browsing, .choosingLink, .help: break
        }
        guard let line = lines[key] else { return nil }
        do throws(CommandFailure) {
            return try CommandRegistry.action(for: line, state, view)
        } catch {
            return .tell(error.message)
        }
    }

    private static func answer(for key: Key) -> Action? {
        switch key {
        case .character("y"), .enter: .confirm
        case .character("n"): .refuse
        default: nil
        }
    }

    private static func choosing(_ key: Key, in menu: Menu) -> Action? {
        menu.entry(for: key).map { .run($0.line) } ?? choosing(key)
    }

    private static func choosingBranch(_ key: Key, row: Int, _ view: EngineView) -> Action? {
        guard view.timeline.branches.indices.contains(row) else { return nil }
        let branch = view.timeline.branches[row]
        switch key {
        case .character("="), .character("c"): return .compareBranches(branch.id)
        case .character("r"): return .openPalette("name-branch \(branch.name) ")
        default: return nil
        }
    }

    private static func choosingBreak(_ key: Key, row: Int, _ state: DashboardState) -> Action? {
        switch key {
        case .character("a"), .character(":"): return .openPalette("break ")
        case .character("x"), .backspace, .delete:
            guard state.breaks.indices.contains(row) else { return nil }
            return .watch(state.breaks.filter { $0 != state.breaks[row] })
        default: return nil
        }
    }

    /// What keys mean while a step is shown frame by frame.
    private func playing(_ key: Key) -> Action? {
        switch key {
        case .character("."): .move(.right)
        case .character("n"), .tab: .nextNode
        case .character("p"), .backTab: .previousNode
        case .character(","): .travel(.by(-1))
        case .character("S"): .escape
        case .character("P"): .savePicture
        case .character(let digit) where "1"..."5" ~= digit:
            SlowMotionStage(rawValue: Int(digit.value) - 49).map { .showSlowMotion($0) }
        default: Self.choosing(key)
        }
    }

    /// What keys mean in a list of choices.
    private static func choosing(_ key: Key) -> Action? {
        switch key {
        case .up, .character("k"): .move(.up)
        case .down, .character("j"): .move(.down)
        case .left, .character("h"): .move(.left)
        case .right, .character("l"): .move(.right)
        case .enter, .character(" "): .confirm
        case .escape, .character("q"): .escape
        case .control("c"): .quit
        case .control("l"): .redraw
        case .control("z"): .suspend
        default: nil
        }
    }

    /// What keys mean where a text is typed, as in shells.
    private func typing(_ key: Key) -> Action? {
        switch key {
        case .character(let scalar): .edit(.insert(Character(scalar)))
        case .backspace, .control("h"): .edit(.backspace)
        case .delete, .control("d"): .edit(.delete)
        case .control("w"): .edit(.deleteWord)
        case .control("u"): .edit(.deleteToStart)
        case .left, .control("b"): .edit(.left)
        case .right, .control("f"): .edit(.right)
        case .home, .control("a"): .edit(.home)
        case .end, .control("e"): .edit(.end)
        case .up, .backTab, .control("p"): .move(.up)
        case .down, .control("n"): .move(.down)
        case .tab: .complete
        case .enter: .confirm
        case .escape, .control("g"): .escape
        case .control("c"): .quit
        case .control("l"): .redraw
        case .control("z"): .suspend
        case .control, .function, .pageUp, .pageDown: nil
        }
    }
}

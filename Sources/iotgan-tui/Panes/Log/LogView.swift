import MeshModel

/// What the log remembers from one frame to the next.
struct LogView: Hashable, Sendable {
    /// Which kinds of events are shown.
    enum Choice: Int, Hashable, Sendable, CaseIterable {
        case everything, withoutMessages, interventions
    }

    /// Only events whose sentences hold this text are shown, in upper or lower case.
    var filter = ""
    /// Only events that are about this node are shown; nil for all.
    var node: NodeID?
    private(set) var choice = Choice.everything
    /// The entry that is selected; nil follows the newest.
    private(set) var selected: LogEntry.Place?
    /// The last entry that was shown when the user last moved; nil for the newest.
    private var bottom: LogEntry.Place?

    /// The entries that pass all filters, oldest first.
    func entries(of view: EngineView) -> [LogEntry] {
        let wanted = filter.lowercased()
        return LogEntry.all(view).filter { entry in
            switch choice {
            case .everything: break
            case .withoutMessages: if entry.isTraffic { return false }
            case .interventions: if !entry.isIntervention { return false }
            }
            if let node, !entry.nodes.contains(node) { return false }
            return wanted.isEmpty || entry.sentence.text.lowercased().contains(wanted)
        }
    }

    /// The index of the selected entry; of the next one where it is filtered out or forgotten.
    func selectedIndex(in entries: [LogEntry]) -> Int? {
        guard let selected, !entries.isEmpty else { return nil }
        return entries.firstIndex { $0.place >= selected } ?? entries.count - 1
    }

    /// The index of the last entry that is shown.
    func bottomIndex(in entries: [LogEntry]) -> Int {
        guard let bottom else { return entries.count - 1 }
        return entries.lastIndex { $0.place <= bottom } ?? 0
    }

    mutating func update(_ action: PaneAction, _ view: EngineView, _ size: Size) {
        let page = max(1, size.height - 1)
        switch action {
        case .scroll(.lines(let lines)): move(by: lines, view, size)
        case .scroll(.pageUp): move(by: -page, view, size)
        case .scroll(.pageDown): move(by: page, view, size)
        case .scroll(.first): move(by: -entries(of: view).count, view, size)
        case .scroll(.last), .follow: followNewest()
        case .filter(let text): filter = text
        case .cycle(let offset):
            let all = Choice.allCases
            choice = all[(choice.rawValue + offset % all.count + all.count) % all.count]
        case .zoom, .pan, .reverse: break
        }
    }

    mutating func followNewest() { (selected, bottom) = (nil, nil) }

    /// Below the newest entry nothing is selected, and the newest is followed.
    private mutating func move(by offset: Int, _ view: EngineView, _ size: Size) {
        let entries = entries(of: view)
        let index = (selectedIndex(in: entries) ?? entries.count) + offset
        guard index < entries.count, !entries.isEmpty else { return followNewest() }
        select(max(0, index), LogPage(entries, view, size))
    }

    /// Selects an entry, and scrolls no further than it takes to show it.
    mutating func select(_ index: Int, _ page: LogPage) {
        selected = page.entries[index].place
        let last = bottomIndex(in: page.entries)
        if index > last {
            bottom = page.entries[index].place
        } else if index < page.first(above: last) {
            bottom = page.entries[page.last(below: index)].place
        } else if bottom == nil {
            // What comes from now on must not push it out of sight.
            bottom = page.entries[last].place
        }
    }

    /// Selects the first entry at or after a tick, and shows it at the top.
    ///
    /// - Returns: the tick of the entry; nil where there is none so late.
    mutating func go(to tick: Int, _ view: EngineView, _ size: Size) -> Int? {
        let page = LogPage(entries(of: view), view, size)
        guard let index = page.entries.firstIndex(where: { $0.tick >= tick }) else {
            followNewest()
            return nil
        }
        selected = page.entries[index].place
        bottom = page.entries[page.last(below: index)].place
        return page.entries[index].tick
    }
}

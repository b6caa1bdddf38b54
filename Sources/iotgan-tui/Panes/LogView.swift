import MeshModel

/// What the log remembers from one frame to the next.
struct LogView: Hashable, Sendable {
    /// Only events whose sentences hold this text are shown, in upper or lower case.
    var filter = ""
    /// Events after the last one that is shown; 0 follows the newest.
    private(set) var eventsBelow = 0

    /// The events that pass the filter, oldest first.
    func events(of snapshot: MeshSnapshot) -> [(event: MeshEvent, sentence: EventSentence)] {
        let wanted = filter.lowercased()
        return snapshot.events.map { ($0, EventSentence($0, classNames: snapshot.classNames)) }
            .filter { wanted.isEmpty || $0.1.text.lowercased().contains(wanted) }
    }

    mutating func update(_ action: PaneAction, _ view: EngineView, _ size: Size) {
        guard let snapshot = view.snapshot else { return }
        let page = max(1, size.height - 1)
        switch action {
        case .scroll(.lines(let lines)): eventsBelow -= lines
        case .scroll(.pageUp): eventsBelow += page
        case .scroll(.pageDown): eventsBelow -= page
        case .scroll(.first): eventsBelow = .max
        case .scroll(.last), .follow: eventsBelow = 0
        case .filter(let text): filter = text
        case .zoom, .pan, .cycle, .reverse: break
        }
        eventsBelow = min(max(0, eventsBelow), max(0, events(of: snapshot).count - 1))
    }
}

import MeshModel

/// How entries of the log are laid out in a pane: the tick, a mark or a blank, and the sentence in as many lines as it
/// takes.
struct LogPage {
    let entries: [LogEntry]
    let size: Size
    let tickWidth: Int

    init(_ entries: [LogEntry], _ view: EngineView, _ size: Size) {
        self.entries = entries
        self.size = size
        tickWidth = String(view.snapshot?.tick ?? 0).count
    }

    var sentenceX: Int { tickWidth + 1 }
    var sentenceWidth: Int { size.width - sentenceX }

    func lines(_ index: Int) -> [String] { entries[index].sentence.text.wrapped(sentenceWidth) }

    /// The first entry that is whole on a page whose last one is `last`; part of an event would be read as an event of its
    /// own.
    func first(above last: Int) -> Int {
        var index = last
        var room = size.height - lines(last).count
        while index > 0 {
            room -= lines(index - 1).count
            if room < 0 { break }
            index -= 1
        }
        return index
    }

    /// The last entry that is whole on a page whose first one is `first`.
    func last(below first: Int) -> Int {
        var index = first
        var room = size.height - lines(first).count
        while index < entries.count - 1 {
            room -= lines(index + 1).count
            if room < 0 { break }
            index += 1
        }
        return index
    }

    /// The entries of a page and their rows, from the top; a page that is not full begins at its top.
    func rows(endingAt last: Int) -> [(index: Int, rows: Range<Int>)] {
        guard entries.indices.contains(last) else { return [] }
        let shown = first(above: last)...last
        // Of one that is longer than the pane, the end.
        var row = min(0, size.height - shown.reduce(0) { $0 + lines($1).count })
        return shown.map { index in
            let start = row
            row += lines(index).count
            return (index, start..<row)
        }
    }
}

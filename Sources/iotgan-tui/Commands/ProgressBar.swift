import Foundation

/// A line on a terminal's standard error that shows how far a run has come; nothing where it is not a terminal.
struct ProgressBar {
    private let total: Int
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var lastDrawn: ContinuousClock.Instant?
    private let isVisible: Bool
    private static let width = 30
    private static let interval = Duration.milliseconds(100)

    init(total: Int, isVisible: Bool = isatty(STDERR_FILENO) == 1) {
        self.total = max(total, 1)
        self.isVisible = isVisible
        start = clock.now
    }

    /// Shows `done` of the total, at most ten times a second.
    ///
    /// - Parameter what: what is done at the moment; by default the tick.
    mutating func show(_ done: Int, what: String? = nil) {
        guard isVisible else { return }
        let now = clock.now
        if let lastDrawn, now - lastDrawn < Self.interval, done < total { return }
        lastDrawn = now
        let line = Self.line(done: done, total: total, elapsed: start.duration(to: now), what: what)
        FileHandle.standardError.write(Data(("\r" + line + "\u{1B}[K").utf8))
    }

    /// Takes the line off the terminal.
    func clear() {
        guard isVisible, lastDrawn != nil else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }

    /// `[=====>     ]  50 %  tick 500/1000  4 s left`
    static func line(done: Int, total: Int, elapsed: Duration, what: String? = nil) -> String {
        let share = min(1, Double(done) / Double(total))
        let filled = Int(share * Double(width))
        let bar =
            String(repeating: "=", count: filled) + (filled < width ? ">" : "")
            + String(repeating: " ", count: max(0, width - filled - 1))
        let percent = (share * 100).formatted(digits: 0)
        let padding = String(repeating: " ", count: max(0, 3 - percent.count))
        let left =
            done > 0
            ? "\((Double(elapsed.components.seconds) * (1 - share) / share).formatted(digits: 0)) s left" : ""
        return "[\(bar)] \(padding)\(percent) %  \(what ?? "tick \(done)/\(total)")  \(left)"
    }
}

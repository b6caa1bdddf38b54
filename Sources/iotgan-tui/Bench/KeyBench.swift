import Foundation

/// How long a key waits for its answer on the screen: the program itself, in a terminal of 200x60 cells, while all its
/// threads train.
struct KeyBench {
    let threadCount: Int

    private static let presses = 60
    private static let size = Size(200, 60)
    /// By then the oracle is trained too.
    private static let warmUpSeconds = 6.0
    /// A letter that the dashboard writes nowhere else.
    private static let letter = "~"

    /// Seconds from each key press to the frame that shows it, ascending; empty where the program's own file is not known.
    func answerSeconds() throws -> [Double] {
        guard let program = Bundle.main.executableURL else { return [] }
        // Nobody's settings, keys and history.
        let home = FileManager.default.temporaryDirectory.appendingPathComponent(
            "iotgan-bench-\(ProcessInfo.processInfo.processIdentifier)")
        defer { try? FileManager.default.removeItem(at: home) }
        let environment = ProcessInfo.processInfo.environment.merging([
            "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "NO_COLOR": "", "XDG_CONFIG_HOME": home.path,
            "XDG_STATE_HOME": home.path,
        ]) { $1 }
        let terminal = try PseudoTerminal(
            program, ["--threads", "\(threadCount)"], size: Self.size, environment: environment)
        terminal.read(until: nil, seconds: Self.warmUpSeconds)
        terminal.type(":")
        let answers = (0..<Self.presses).compactMap { press in
            // At any time within a frame.
            terminal.read(until: nil, seconds: 0.1 + 0.011 * Double(press % 7))
            let answer = self.answer(terminal)
            terminal.type("\u{7F}")
            return answer
        }
        terminal.type("\u{1B}")
        terminal.read(until: nil, seconds: 0.2)
        terminal.type("q")
        terminal.waitUntilExit()
        return answers.sorted()
    }

    private func answer(_ terminal: PseudoTerminal) -> Double? {
        let start = Stopwatch.wall.now
        terminal.type(Self.letter)
        let isSeen = terminal.read(until: Self.letter.utf8.first, seconds: 5)
        return isSeen ? Stopwatch.wall.now - start : nil
    }
}

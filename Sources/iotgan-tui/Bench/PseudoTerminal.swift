import Foundation

/// A terminal without a screen, in which a program of ours runs, and what it writes there. Linux has such; elsewhere none
/// can be opened.
final class PseudoTerminal {
    private let line: TerminalLine
    private let process: Process
    /// The last bytes that were read, among which a question may have begun.
    private var tail: [UInt8] = []
    /// What the dashboard asks after a frame, and what a terminal answers.
    private static let question = Array("\u{1B}[5n".utf8)
    private static let answer = "\u{1B}[0n"

    /// Starts a program in a terminal of `size` cells.
    ///
    /// - Throws: what the system says when it has no terminal to give, or cannot start the program.
    init(_ program: URL, _ arguments: [String], size: Size, environment: [String: String]) throws {
        line = try TerminalLine(size: size)
        process = line.process(program, arguments, environment: environment)
        try process.run()
    }

    deinit {
        if process.isRunning { process.terminate() }
        close(line.controller)
    }

    /// Types `text`.
    func type(_ text: String) { line.type(text) }

    /// Reads what the program writes until `byte` is among it, or so many seconds have passed.
    ///
    /// - Returns: whether it came.
    @discardableResult
    func read(until byte: UInt8?, seconds: Double) -> Bool {
        let end = Stopwatch.wall.now + seconds
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let rest = end - Stopwatch.wall.now
            guard rest > 0 else { return false }
            var file = pollfd(fd: line.controller, events: Int16(POLLIN), revents: 0)
            guard poll(&file, 1, Int32((rest * 1e3).rounded(.up))) > 0 else { continue }
            let count = Foundation.read(line.controller, &buffer, buffer.count)
            guard count > 0 else { return false }
            answerQuestion(in: buffer[..<count])
            if let byte, buffer[..<count].contains(byte) { return true }
        }
    }

    /// Answers as a terminal does that has read so far. Who asks waits, so the question ends what has come.
    private func answerQuestion(in bytes: ArraySlice<UInt8>) {
        tail = (tail + bytes).suffix(Self.question.count)
        if tail == Self.question { type(Self.answer) }
    }

    /// Reads on until the program has ended.
    func waitUntilExit() {
        while process.isRunning { read(until: nil, seconds: 0.1) }
    }
}

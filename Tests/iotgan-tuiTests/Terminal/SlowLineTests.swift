import Foundation
import Testing

@testable import iotgan_tui

#if os(Linux)
    /// The real program on a line of which the test says when what has been written is read.
    @Suite(.timeLimit(.minutes(5)))
    struct SlowLineTests {
        private final class SlowTerminal {
            private let line: TerminalLine
            let process: Process
            private(set) var text: [UInt8] = []
            private static let question = Array("\u{1B}[5n".utf8)

            init() throws {
                line = try TerminalLine(size: Size(200, 60))
                process = Program.process(on: line)
                try process.run()
            }

            deinit {
                if process.isRunning { process.terminate() }
                close(line.controller)
            }

            func type(_ text: String) { line.type(text) }

            /// - Returns: whether anything came.
            @discardableResult
            func read(milliseconds: Int32) -> Bool {
                var file = pollfd(fd: line.controller, events: Int16(POLLIN), revents: 0)
                guard poll(&file, 1, milliseconds) == 1, file.revents & Int16(POLLIN) != 0 else {
                    return false
                }
                var bytes = [UInt8](repeating: 0, count: 1 << 16)
                let count = Foundation.read(line.controller, &bytes, bytes.count)
                guard count > 0 else { return false }
                text += bytes[..<count]
                return true
            }

            var questionCount: Int {
                String(decoding: text, as: UTF8.self).components(separatedBy: "\u{1B}[5n").count - 1
            }
            var endsWithQuestion: Bool { text.suffix(4) == Self.question[...] }

            /// Reads until the program asks; false when it does not for long.
            func readToQuestion() -> Bool {
                let patience = Date(timeIntervalSinceNow: 30)
                while Date() < patience {
                    if read(milliseconds: 100), endsWithQuestion { return true }
                }
                return false
            }

            /// Reads until `needle` is on the line; false when it does not come for long.
            func read(until needle: String) -> Bool {
                let patience = Date(timeIntervalSinceNow: 60)
                while Date() < patience {
                    if String(decoding: text, as: UTF8.self).contains(needle) { return true }
                    read(milliseconds: 100)
                }
                return false
            }

            func answer() { type("\u{1B}[0n") }

            /// Reads on until the program has ended; false when it does not for long.
            func hasEnded() -> Bool {
                let patience = Date(timeIntervalSinceNow: 30)
                while process.isRunning, Date() < patience { read(milliseconds: 20) }
                return !process.isRunning
            }

            /// Whether a shell would find something typed.
            var typedAhead: Bool {
                var modes = termios()
                tcgetattr(line.program.fileDescriptor, &modes)
                modes.c_lflag &= ~tcflag_t(ICANON)
                tcsetattr(line.program.fileDescriptor, TCSANOW, &modes)
                var file = pollfd(fd: line.program.fileDescriptor, events: Int16(POLLIN), revents: 0)
                return poll(&file, 1, 200) == 1
            }
        }

        @Test
        func `What is written ends with a question, and nothing follows before its answer`() throws {
            let terminal = try SlowTerminal()
            for _ in 0..<100 {
                let start = ContinuousClock.now
                let isAsked = terminal.readToQuestion()
                try #require(isAsked)
                // An answer that has not come for a second counts as lost.
                let isEarly = start.duration(to: .now) < .milliseconds(500)
                let follows = terminal.read(milliseconds: 2)
                if isEarly, start.duration(to: .now) < .milliseconds(700) { #expect(!follows) }
                terminal.answer()
            }
        }

        @Test
        func `On a slow line a key shows before the rest of the frame`() throws {
            let terminal = try SlowTerminal()
            // Until the first picture is under way.
            for _ in 0..<8 {
                let isAsked = terminal.readToQuestion()
                try #require(isAsked)
                Thread.sleep(forTimeInterval: 0.3)
                terminal.answer()
            }
            terminal.type(":~")
            var count = 0
            while count < 60, !String(decoding: terminal.text, as: UTF8.self).contains("~") {
                let isAsked = terminal.readToQuestion()
                try #require(isAsked)
                Thread.sleep(forTimeInterval: 0.3)
                terminal.answer()
                count += 1
            }
            #expect(count <= 8, "the last row comes after about a hundred portions")
        }

        @Test
        func `A terminal that never answers is asked once and gets its frames`() throws {
            let terminal = try SlowTerminal()
            // The last row of the first frame, and then the letter, which the dashboard writes nowhere else.
            #expect(terminal.read(until: "help"))
            terminal.type(":~")
            #expect(terminal.read(until: "~"))
            #expect(terminal.questionCount == 1)
        }

        @Test(arguments: [nil, SIGINT, SIGTERM])
        func `An answer that comes while the program leaves is not typed at the shell's prompt`(
            _ signal: Int32?
        )
            throws
        {
            let terminal = try SlowTerminal()
            for _ in 0..<20 {
                let isAsked = terminal.readToQuestion()
                try #require(isAsked)
                terminal.answer()
            }
            let isAsked = terminal.readToQuestion()
            try #require(isAsked)
            if let signal { kill(terminal.process.processIdentifier, signal) } else { terminal.type("q") }
            Thread.sleep(forTimeInterval: 0.2)
            terminal.answer()
            #expect(terminal.hasEnded())
            #expect(!terminal.typedAhead)
        }
    }
#endif

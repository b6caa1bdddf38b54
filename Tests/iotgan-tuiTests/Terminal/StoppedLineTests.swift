import Foundation
import Testing

@testable import iotgan_tui

#if os(Linux)
    /// The real program on a terminal that takes nothing more, as after Ctrl-S or on a dead connection.
    @Suite(.timeLimit(.minutes(5)))
    struct StoppedLineTests {
        private struct Line {
            let ends: TerminalLine

            init() throws { ends = try TerminalLine(size: Size(200, 60)) }

            var takesMore: Bool {
                var file = pollfd(fd: ends.program.fileDescriptor, events: Int16(POLLOUT), revents: 0)
                return poll(&file, 1, 0) == 1
            }

            /// Echo, lines and signals.
            var localModes: tcflag_t {
                var modes = termios()
                tcgetattr(ends.program.fileDescriptor, &modes)
                return modes.c_lflag
            }

            /// What the program has written and nobody has read.
            var unread: String {
                var bytes = [UInt8](repeating: 0, count: 1 << 16)
                var text: [UInt8] = []
                var file = pollfd(fd: ends.controller, events: Int16(POLLIN), revents: 0)
                while poll(&file, 1, 100) == 1, file.revents & Int16(POLLIN) != 0 {
                    let count = read(ends.controller, &bytes, bytes.count)
                    guard count > 0 else { break }
                    text += bytes[..<count]
                }
                return String(decoding: text, as: UTF8.self)
            }
        }

        @Test(arguments: [(SIGINT, 0), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
        func `A signal ends the program all the same and puts the terminal back`(
            _ signal: Int32, _ code: Int32
        )
            throws
        {
            let line = try Line()
            defer { close(line.ends.controller) }
            let modes = line.localModes
            let process = Program.process(on: line.ends)
            try process.run()
            // A line that has room for less than is to be written says that it takes more, and yet stops the program.
            let patience = Date(timeIntervalSinceNow: 10)
            while line.takesMore && Date() < patience { Thread.sleep(forTimeInterval: 0.02) }
            #expect(line.localModes != modes)
            kill(process.processIdentifier, signal)
            process.waitUntilExit()
            #expect(process.terminationReason == .exit && process.terminationStatus == code)
            #expect(line.localModes == modes)
            #expect(line.unread.contains("\u{1B}[?1049l"))
        }
    }
#endif

import Foundation
import Testing

@testable import iotgan_tui

#if os(Linux)
    /// The real program on a terminal that takes nothing more, as after Ctrl-S or on a dead connection.
    @Suite(.timeLimit(.minutes(5)))
    struct StoppedLineTests {
        private struct Line {
            let terminal: Int32
            let program: FileHandle

            /// Linux' TIOCSPTLCK and TIOCGPTN.
            private static let setLock: UInt = 0x4004_5431
            private static let getNumber: UInt = 0x8004_5430

            init() throws {
                terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
                // What unlockpt and ptsname do; the module of the C library does not have them.
                var lock: Int32 = 0
                var number: UInt32 = 0
                try #require(
                    ioctl(terminal, Self.setLock, &lock) == 0 && ioctl(terminal, Self.getNumber, &number) == 0
                )
                program = try #require(FileHandle(forUpdatingAtPath: "/dev/pts/\(number)"))
                var size = winsize(ws_row: 60, ws_col: 200, ws_xpixel: 0, ws_ypixel: 0)
                try #require(ioctl(terminal, UInt(TIOCSWINSZ), &size) == 0)
            }

            var takesMore: Bool {
                var file = pollfd(fd: program.fileDescriptor, events: Int16(POLLOUT), revents: 0)
                return poll(&file, 1, 0) == 1
            }

            /// Echo, lines and signals.
            var localModes: tcflag_t {
                var modes = termios()
                tcgetattr(program.fileDescriptor, &modes)
                return modes.c_lflag
            }

            /// What the program has written and nobody has read.
            var unread: String {
                var bytes = [UInt8](repeating: 0, count: 1 << 16)
                var text: [UInt8] = []
                var file = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
                while poll(&file, 1, 100) == 1, file.revents & Int16(POLLIN) != 0 {
                    let count = read(terminal, &bytes, bytes.count)
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
            defer { close(line.terminal) }
            let modes = line.localModes
            let process = Process()
            process.executableURL = TmuxTerminal.program
            process.arguments = ["--nodes", "3"]
            process.environment = [
                "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
                "XDG_CONFIG_HOME": "/nonexistent", "XDG_STATE_HOME": "/nonexistent",
            ]
            process.standardInput = line.program
            process.standardOutput = line.program
            process.standardError = FileHandle.nullDevice
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

import Foundation
import Testing

@testable import iotgan_tui

/// The real program in a real terminal.
@Suite(.serialized, .enabled(if: TmuxTerminal.isInstalled, "tmux is not installed"), .timeLimit(.minutes(10)))
struct TerminalTests {
    @Test
    func `A mesh runs on the screen, obeys its keys, and leaves the terminal as it was`() throws {
        let terminal = try TmuxTerminal()
        try terminal.wait(for: "running")
        #expect(try terminal.traces() == ["alternate screen", "mouse reports", "hidden cursor"])
        try terminal.press("Space")
        try terminal.wait(for: "paused")
        try terminal.press("c")
        try terminal.wait(for: "cut it")
        try terminal.press("c")
        try terminal.press("Space")
        try terminal.wait(for: "1 cut")
        try terminal.press("i")
        try terminal.wait(for: "4 nodes")
        try terminal.press("?")
        try terminal.wait(for: "Healthy")
        try terminal.press("Escape")
        try terminal.wait(until: { !$0.contains("Healthy") }, "the help to close")
        try terminal.press("q")
        let screen = try terminal.wait(for: "exit code")
        #expect(screen.contains("exit code 0") && screen.contains("modes kept"))
        #expect(try terminal.traces() == [])
    }

    @Test(arguments: [
        (SIGINT, 0), (SIGTERM, 143), (SIGHUP, 129), (SIGQUIT, 131), (SIGSEGV, 139), (SIGABRT, 134),
        (SIGILL, 132),
    ])
    func `A signal leaves the terminal as it was`(_ signal: Int32, _ code: Int) throws {
        let terminal = try TmuxTerminal()
        try terminal.wait(for: "tick")
        try terminal.send(signal: signal)
        let screen = try terminal.wait(for: "exit code")
        #expect(screen.contains("exit code \(code)") && screen.contains("modes kept"))
        #expect(try terminal.traces() == [])
    }

    @Test
    func `The suspend key gives the terminal to the shell, fg takes it back`() throws {
        let terminal = try TmuxTerminal(
            "set -m; start --nodes 3; report $?; fg > /dev/null; report $?")
        try terminal.wait(for: "running")
        try terminal.press("C-z")
        // A shell's code for a job that SIGTSTP (20) stopped.
        let stopped = try terminal.wait(for: "exit code 148")
        #expect(stopped.contains("modes kept"))
        #expect(try terminal.traces() == [])
        try terminal.press("Enter")
        try terminal.wait(for: "running")
        #expect(try terminal.traces() == ["alternate screen", "mouse reports", "hidden cursor"])
        try terminal.press("C-c")
        let screen = try terminal.wait(for: "exit code 0")
        #expect(screen.contains("modes kept"))
        #expect(try terminal.traces() == [])
    }

    /// Each of ten times: what is lost now and then is lost once in ten.
    @Test
    func `The suspend key and SIGTSTP stop the program whenever they come`() throws {
        // Not in a loop of the shell's, which a stop would end.
        let stops = (1...10).map { "report \"$? of stop \($0).\"; fg > /dev/null" }
        let terminal = try TmuxTerminal(
            "set -m; start --nodes 3; \(stops.joined(separator: "; ")); report $?")
        for stop in 1...10 {
            try terminal.wait(for: "running")
            if stop % 2 == 0 {
                try terminal.press("C-z")
            } else {
                try terminal.send(signal: SIGTSTP)
            }
            try terminal.wait(for: "148 of stop \(stop).")
            try terminal.press("Enter")
        }
        try terminal.wait(for: "running")
        try terminal.press("q")
        try terminal.wait(for: "exit code 0")
    }

    @Test
    func `Half a mouse report holds nothing up`() throws {
        let terminal = try TmuxTerminal()
        try terminal.wait(for: "running")
        try terminal.press("-l", "\u{1B}[<0;")
        try terminal.press("Space")
        try terminal.wait(for: "paused")
        try terminal.press("-l", "\u{1B}[<64;1")
        try terminal.send(signal: SIGTERM)
        try terminal.wait(for: "exit code 143")
        #expect(try terminal.traces() == [])
    }

    @Test
    func `A resize lays the screen out anew, too small a screen says so and recovers`() throws {
        let terminal = try TmuxTerminal()
        try terminal.wait(for: "running")
        try terminal.resize(120, 40)
        try terminal.wait(for: "gallery")
        try terminal.resize(40, 10)
        try terminal.wait(for: "this terminal is 40x10")
        try terminal.resize(80, 24)
        try terminal.wait(for: "running")
        try terminal.resize(30, 8)
        try terminal.wait(for: "30x8")
        try terminal.press("q")
        try terminal.wait(for: "exit code 0")
    }

    @Test
    func `A click selects a node`() throws {
        let terminal = try TmuxTerminal()
        // The header alone does not do: a frame reaches the terminal in pieces, and may be seen half painted.
        let screen = try terminal.wait(
            until: { self.place(ofNode: "2", on: $0) != nil }, "node 2 to be on the map")
        let place = try #require(self.place(ofNode: "2", on: screen))
        // An xterm mouse report (SGR 1006): button 0 pressed at a place counted from one.
        try terminal.press("-l", "\u{1B}[<0;\(place.x + 1);\(place.y + 1)M")
        // The title of the pane: the log may tell of node 2 at any time.
        try terminal.wait(for: "─ 2 node 2 ")
        try terminal.press("q")
        try terminal.wait(for: "exit code 0")
    }

    /// Where the map has a node's mark: a sign of its state before its number.
    private func place(ofNode number: Character, on screen: String) -> iotgan_tui.Point? {
        for (y, line) in screen.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where y > 1 {
            let characters = Array(line.prefix(33))
            for x in characters.indices.dropLast() where characters[x + 1] == number {
                if "●▲▼○".contains(characters[x]) { return Point(x, y) }
            }
        }
        return nil
    }

    /// As wide as it is for a pipe, the table takes over 100 columns.
    @Test
    func `A comparison on a narrow terminal has its table in parts`() throws {
        let arguments =
            CompareCommandTests.small + ["--strategies", "isolated", "--seeds", "1", "--no-oracle"]
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let terminal = try TmuxTerminal(
            "start compare \(arguments.joined(separator: " ")); report $?",
            environment: ["XDG_STATE_HOME": folder.path])
        let screen = try terminal.wait(for: "exit code 0")
        let lines = screen.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("strategy") } == 2)
        #expect(lines.count { $0.hasPrefix("isolated") } == 2)
    }

    @Test
    func `A script that says quit ends the program`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).iot")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("wait 2\nquit\n".utf8).write(to: file)
        let terminal = try TmuxTerminal("start --nodes 3 --script \(file.path); report $?")
        let screen = try terminal.wait(for: "exit code 0")
        #expect(screen.contains("modes kept"))
    }

    @Test
    func `A script acts on the mesh while a command is typed`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).iot")
        defer { try? FileManager.default.removeItem(at: file) }
        // Long enough for the line to be open by then.
        try Data("wait 4s\ninject\nselect 2\n".utf8).write(to: file)
        let terminal = try TmuxTerminal("start --nodes 3 --script \(file.path); report $?")
        try terminal.wait(for: "running")
        try terminal.press("-l", ":goto 1")
        try terminal.wait(for: ":goto 1")
        try terminal.wait(for: "4 nodes")
        let screen = try terminal.wait(for: "─ 2 node 2 ")
        #expect(screen.contains(":goto 1"))
        try terminal.press("Escape", "q")
        try terminal.wait(for: "exit code 0")
    }

    @Test(arguments: [
        ("nonsense", "does not know the terminal type \"nonsense\""), ("dumb", "cannot place the cursor"),
    ])
    func `A terminal of no use gets one line and is left alone`(_ name: String, _ line: String) throws {
        let terminal = try TmuxTerminal(width: 200, environment: ["TERM": name])
        let screen = try terminal.wait(for: "exit code")
        #expect(screen.contains(line) && screen.contains("modes kept"))
        #expect(!screen.contains("exit code 0"))
        #expect(try terminal.traces() == [])
    }

    @Test
    func `No terminal at all gets one line`() throws {
        let process = Program.process()
        let errors = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        try process.run()
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus != 0)
        #expect(
            text.contains(
                "needs a terminal, but standard input is not one; `iotgan-tui --plain` works without"))
        #expect(text.split(separator: "\n").count == 1)
    }

    @Test
    func `The program ends when its terminal vanishes`() throws {
        let terminal = try TmuxTerminal()
        try terminal.wait(for: "running")
        let process = try terminal.processIdentifier()
        try terminal.vanish()
        let deadline = Date(timeIntervalSinceNow: 30)
        while kill(process, 0) == 0, Date() < deadline { Thread.sleep(forTimeInterval: 0.02) }
        #expect(kill(process, 0) != 0)
    }
}

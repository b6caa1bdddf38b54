import Foundation
import Testing

@testable import iotgan_tui

/// What the environment, the configuration file and the history say, in a real terminal.
@Suite(.serialized, .enabled(if: TmuxTerminal.isInstalled, "tmux is not installed"), .timeLimit(.minutes(10)))
struct TerminalSettingsTests {
    @Test
    func `Without UTF-8 everything is ASCII`() throws {
        let terminal = try TmuxTerminal(environment: ["LC_ALL": "C"])
        let screen = try terminal.wait(for: "> running")
        #expect(!screen.contains { !$0.isASCII })
    }

    @Test
    func `A UTF-8 locale that is not installed is UTF-8 all the same`() throws {
        let terminal = try TmuxTerminal(environment: ["LC_ALL": "xx_XX.UTF-8"])
        try terminal.wait(for: "▶ running")
    }

    @Test
    func `NO_COLOR is honoured`() throws {
        let plain = try TmuxTerminal(environment: ["NO_COLOR": "1"])
        try plain.wait(for: "running")
        let attributes = try plain.screen(withColours: true).components(separatedBy: "\u{1B}")
        #expect(attributes.contains { $0.hasPrefix("[1m") })
        // "Select graphic rendition" sets colours with codes from 30 to 48; 39 is the terminal's own. Bold is 1.
        #expect(
            !attributes.contains {
                ($0.hasPrefix("[3") || $0.hasPrefix("[4")) && !$0.hasPrefix("[39m") && !$0.hasPrefix("[49m")
            })
        let coloured = try TmuxTerminal()
        try coloured.wait(for: "running")
        let colours = try coloured.screen(withColours: true)
        #expect(colours.contains("38;5;"))
    }

    @Test
    func `A theme that paints its page does so on the whole screen`() throws {
        let terminal = try TmuxTerminal("start --nodes 3 --theme high-contrast; report $?")
        try terminal.wait(for: "running")
        let screen = try terminal.screen(withColours: true)
        // tmux tells a colour where it begins, and again after each reset.
        #expect(screen.components(separatedBy: "\u{1B}[0m").allSatisfy { $0.contains("\u{1B}[48;5;") })
        #expect(!screen.contains("\u{1B}[49m"))
    }

    @Test
    func `The configuration file is followed, and flags override it`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("iotgan/config.toml")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("ascii = true\nmouse = false\nthreads = 1\n[keys]\nquit = \"Z\"\n".utf8).write(to: file)
        let environment = ["XDG_CONFIG_HOME": folder.path]
        let terminal = try TmuxTerminal(width: 120, environment: environment)
        let screen = try terminal.wait(for: "> running")
        #expect(screen.contains("1 thread ") && !screen.contains { !$0.isASCII })
        #expect(try terminal.traces() == ["alternate screen", "hidden cursor"])
        try terminal.press("Z")
        try terminal.wait(for: "exit code 0")
        let other = try TmuxTerminal(
            "start --nodes 3 --no-ascii --threads 2; report $?", width: 120, environment: environment)
        #expect(try other.wait(for: "▶ running").contains("2 threads "))
    }

    @Test
    func `What config prints is a file to edit: its keys work, and options are saved into it`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("iotgan/config.toml")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let printed = try Program.run(["config"]).output
        #expect(printed.contains("\nheal = \"O\" "))
        let edited = printed.replacingOccurrences(of: "\nheal = \"O\" ", with: "\nheal = \"Z\" ")
        try Data(edited.utf8).write(to: file)
        let terminal = try TmuxTerminal(width: 120, environment: ["XDG_CONFIG_HOME": folder.path])
        try terminal.wait(for: "▶ running")
        try terminal.press("Z")
        try terminal.wait(for: "no link is cut")
        try terminal.press("F2", "Down", "Down", "Right")
        try terminal.wait(for: "> running")
        try terminal.press("s")
        try terminal.wait(for: "saved in \(folder.path)")
        let saved = try SettingsFile(text: TOMLText.read(file.path), file: file.path).settings
        #expect(saved.isASCII && saved.keys["heal"] == [.character("Z")])
        try terminal.press("Escape")
        try terminal.wait(until: { !$0.contains("options") }, "the options to close")
        try terminal.press("q")
        try terminal.wait(for: "exit code 0")
    }

    @Test
    func `A command that was typed is there the next time`() throws {
        let terminal = try TmuxTerminal("start --nodes 3; report $?; start --nodes 3; report again")
        try terminal.wait(for: "running")
        try terminal.press("-l", ":speed 12")
        try terminal.press("Enter")
        try terminal.wait(for: "at most 12.0 ticks")
        try terminal.press("q")
        try terminal.wait(for: "exit code 0")
        try terminal.press("Enter")
        try terminal.wait(for: "running")
        try terminal.press(":", "Up")
        try terminal.wait(for: ":speed 12")
        try terminal.press("Escape", "q")
        try terminal.wait(for: "exit code again")
    }

    @Test
    func `Without a place for its history the program says so once and goes on`() throws {
        let terminal = try TmuxTerminal(environment: ["XDG_STATE_HOME": "/dev/null"])
        try terminal.wait(for: "running")
        try terminal.press("-l", ":pause")
        try terminal.press("Enter")
        try terminal.wait(for: "/dev/null/iotgan/history: cannot be written")
        try terminal.press("-l", ":speed 12")
        try terminal.press("Enter")
        try terminal.wait(for: "at most 12.0 ticks")
        try terminal.press("q")
        try terminal.wait(for: "exit code 0")
    }
}

import Foundation

/// A real terminal for the real program: a tmux server of its own, with one window of a fixed size.
///
/// Tests wait for what the screen shows and never for a time.
final class TmuxTerminal {
    private let socket =
        "iotgan-test-\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString.prefix(8))"
    private let folder: URL
    private let processFile: URL

    static let isInstalled = TmuxTerminal.path(of: "tmux") != nil

    /// Opens the terminal and runs `script` in it with bash; in the script `$PROGRAM` is iotgan-tui, `start` runs it
    /// with the rest of the line as arguments, and `report` tells how it ended.
    init(
        _ script: String = "start --nodes 3; report $?", width: Int = 80, height: Int = 24,
        environment: [String: String] = [:]
    ) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(socket)
        processFile = folder.appendingPathComponent("process")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // Whoever runs the tests may have a configuration file and a history; these terminals have their own.
        var variables = [
            "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
            "XDG_CONFIG_HOME": Program.missing, "XDG_STATE_HOME": folder.path,
        ]
        variables.merge(environment) { $1 }
        let exports = variables.sorted { $0.key < $1.key }.map { "export \($0.key)='\($0.value)'" }
        let file = folder.appendingPathComponent("script")
        try """
        unset NO_COLOR
        \(exports.joined(separator: "\n"))
        modes=$(stty -g)
        start() { bash -c 'echo $$ > "$0"; exec "$@"' '\(processFile.path)' '\(Program.url.path)' "$@"; }
        report() {
            [ "$modes" = "$(stty -g)" ] && echo "modes kept" || echo "modes lost"
            echo "exit code $1"
            read -r
        }
        \(script)
        """.write(to: file, atomically: true, encoding: .utf8)
        try tmux(["new-session", "-d", "-x", "\(width)", "-y", "\(height)", "bash --norc '\(file.path)'"])
        try tmux(["set-option", "-g", "remain-on-exit", "on"])
    }

    deinit {
        _ = try? tmux(["kill-server"])
        try? FileManager.default.removeItem(at: folder)
    }

    /// What the screen shows.
    func screen(withColours: Bool = false) throws -> String {
        try tmux(["capture-pane", "-p"] + (withColours ? ["-e"] : []))
    }

    /// Waits until the screen shows `text`, and returns the screen.
    @discardableResult
    func wait(for text: String, seconds: Double = 60) throws -> String {
        try wait(until: { $0.contains(text) }, "\"\(text)\" to appear", seconds: seconds)
    }

    @discardableResult
    func wait(
        until condition: (String) throws -> Bool, _ what: String, seconds: Double = 60
    ) throws -> String {
        let deadline = Date(timeIntervalSinceNow: seconds)
        while Date() < deadline {
            let shown = try screen()
            if try condition(shown) { return shown }
            Thread.sleep(forTimeInterval: 0.02)
        }
        throw Failure(description: "waited \(seconds) s for \(what); the screen shows:\n\(try screen())")
    }

    /// Presses keys, by tmux' names for them.
    func press(_ keys: String...) throws {
        try tmux(["send-keys"] + keys)
    }

    func resize(_ width: Int, _ height: Int) throws {
        try tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"])
    }

    /// Sends a signal to the program.
    func send(signal: Int32) throws {
        kill(try processIdentifier(), signal)
    }

    func processIdentifier() throws -> pid_t {
        let text = try String(contentsOf: processFile, encoding: .utf8)
        guard let number = pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw Failure(description: "no process number in \(text)")
        }
        return number
    }

    /// Whether the program has left traces: the alternate screen, mouse reports, a hidden cursor.
    func traces() throws -> [String] {
        let flags = try tmux(["display-message", "-p", "#{alternate_on} #{mouse_any_flag} #{cursor_flag}"])
            .split(separator: " ").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        var traces: [String] = []
        if flags[0] != "0" { traces.append("alternate screen") }
        if flags[1] != "0" { traces.append("mouse reports") }
        if flags[2] != "1" { traces.append("hidden cursor") }
        return traces
    }

    /// Takes the terminal away from the program.
    func vanish() throws {
        try tmux(["kill-server"])
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        guard let path = TmuxTerminal.path(of: "tmux") else {
            throw Failure(description: "tmux is not installed")
        }
        let file = folder.appendingPathComponent("output").path
        let words = [path.path, "-L", socket, "-f", "/dev/null", "-u"] + arguments
        let command = words.map { "'" + $0.replacingOccurrences(of: "'", with: "'\\''") + "'" }
        // Not Foundation's Process, which waits until the server that the first command starts has ended too. Nor system,
        // which has the whole test program ignore SIGINT meanwhile: what another test starts then would inherit that.
        TmuxTerminal.withoutBlockedSignals {
            let line = "\(command.joined(separator: " ")) < /dev/null > '\(file)' 2> /dev/null"
            if let shell = popen(line, "r") { pclose(shell) }
        }
        return String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
    }

    /// The pool's threads, on which tests run, have most signals blocked, and a new process would inherit that: tmux
    /// would never hear of its children.
    private static func withoutBlockedSignals(_ body: () -> Void) {
        var none = sigset_t()
        var mask = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &mask)
        defer { pthread_sigmask(SIG_SETMASK, &mask, nil) }
        body()
    }

    private static func path(of tool: String) -> URL? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { URL(fileURLWithPath: String($0)).appendingPathComponent(tool) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}

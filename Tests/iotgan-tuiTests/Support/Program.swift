import Foundation

@testable import iotgan_tui

/// The program itself, as a script runs it.
enum Program {
    struct Result {
        let exitCode: Int32
        let output: String
        let errors: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }

        /// The lines as JSON objects.
        func objects() throws -> [[String: Any]] {
            try lines.map { line in
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            }
        }
    }

    /// Beside the tests' own bundle.
    static let url: URL = {
        let arguments = CommandLine.arguments
        let bundle = arguments.firstIndex(of: "--test-bundle-path").map { arguments[$0 + 1] } ?? arguments[0]
        return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("iotgan-tui")
    }()

    /// Where programs that tests run keep their sessions; none of them is a user's.
    static let stateFolder = NSTemporaryDirectory() + "iotgan-tests-state"
    /// A path at which nothing is, whatever else the machine holds.
    static let missing = NSTemporaryDirectory() + "iotgan-tests-missing-\(UUID().uuidString)"

    /// The program, yet to be started, with three nodes on a line whose other end is the test's.
    static func process(on line: TerminalLine) -> Process {
        line.process(
            url, ["--nodes", "3"],
            environment: [
                "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
                "XDG_CONFIG_HOME": missing, "XDG_STATE_HOME": stateFolder,
            ])
    }

    /// The program, yet to be started, without a terminal.
    static func process(_ environment: [String: String] = [:]) -> Process {
        let process = Process()
        // Whoever runs the tests may have a configuration file; these programs have none.
        process.environment = ProcessInfo.processInfo.environment
            .merging(["XDG_CONFIG_HOME": missing, "XDG_STATE_HOME": stateFolder]) { $1 }.merging(
                environment
            ) { $1 }
        process.executableURL = url
        process.standardInput = FileHandle.nullDevice
        return process
    }

    /// Runs the program to its end without a terminal.
    ///
    /// - Parameters:
    ///   - executable: what runs it, e.g. a shell that sets a limit first; by default the program itself.
    ///   - environment: what is added to the tests' own.
    static func run(
        _ arguments: [String], executable: URL = url, output: FileHandle? = nil,
        environment: [String: String] = [:]
    ) throws -> Result {
        let process = process(environment)
        process.executableURL = executable
        process.arguments = arguments
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files take any amount of output; a pipe that nobody reads would stop the program.
        let files = ["out", "err"].map { folder.appendingPathComponent($0) }
        for file in files { try Data().write(to: file) }
        process.standardOutput = try output ?? FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        process.waitUntilExit()
        return try Result(
            exitCode: process.terminationStatus,
            output: String(decoding: Data(contentsOf: files[0]), as: UTF8.self),
            errors: String(decoding: Data(contentsOf: files[1]), as: UTF8.self))
    }
}

import Foundation
import Testing

@testable import iotgan_tui

/// The program itself, in a pipe.
struct PlainDashboardTests {
    private let arguments = ["--plain", "--nodes", "3", "--image-size", "6"]

    @Test
    func `Events are lines of ASCII, the last line says how the mesh is`() throws {
        let result = try Program.run(arguments + ["--ticks", "220"])
        #expect(result.exitCode == 0 && result.errors.isEmpty)
        #expect(result.output.allSatisfy { $0.isASCII })
        #expect(
            result.lines.contains { $0.firstMatch(of: /^tick 10\d: node 0 sends v1, [0-9.]+ kB$/) != nil })
        for line in result.lines {
            #expect(line.firstMatch(of: /^tick \d+(: node \d|, status: )/) != nil, "\(line)")
        }
        let last = try #require(result.lines.last)
        #expect(
            last.firstMatch(of: /^tick \d+, status: .*; \d+\.\d\d MB on air; \d+\.\d J$/) != nil, "\(last)")
    }

    @Test
    func `A link taken away and a battery drained in a scenario file read as sentences`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).toml")
        defer { try? FileManager.default.removeItem(at: file) }
        try "[[at]]\ntick = 2\ndo = \"unlink 0-1\"\n[[at]]\ntick = 3\ndo = \"drain 2 1000000\""
            .write(to: file, atomically: true, encoding: .utf8)
        let result = try Program.run(["--scenario", file.path] + arguments + ["--ticks", "6"])
        #expect(result.lines.contains("tick 2: link 0-1 taken away"))
        #expect(result.lines.contains { $0.firstMatch(of: /^tick 3: node 2 drained of [0-9.]+ kJ$/) != nil })
        #expect(result.lines.contains("tick 3: node 2 is dark, battery empty"))
        let run = try Program.run(
            ["run", "--scenario", file.path, "--nodes", "3", "--image-size", "6", "--ticks", "6", "--json"])
        let last = try #require(try run.objects().last)
        let drained = try #require(last["joules_drained"] as? Double)
        #expect(drained > 1_000)
        #expect(try #require(last["joules"] as? Double) > drained)
        #expect((last["links"] as? [[String: Any]])?.map { $0["nodes"] as? [Int] } == [[0, 2], [1, 2]])
    }

    @Test(arguments: [(SIGINT, 0), (SIGTERM, 143)])
    func `A signal ends it between two lines`(_ signal: Int32, _ code: Int) throws {
        let process = Program.process()
        let output = Pipe()
        process.arguments = arguments + ["--status-every", "1"]
        process.standardOutput = output
        try process.run()
        // The first status says that the signals' handlers are there.
        var text = Data()
        while !String(decoding: text, as: UTF8.self).contains("status") {
            text += output.fileHandleForReading.availableData
        }
        kill(process.processIdentifier, signal)
        text += output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && Int(process.terminationStatus) == code)
        #expect(String(decoding: text, as: UTF8.self).hasSuffix(" J\n"))
    }

    @Test
    func `A reader that has enough ends it`() throws {
        let process = Program.process()
        let output = Pipe()
        process.arguments = arguments + ["--status-every", "1"]
        process.standardOutput = output
        try process.run()
        _ = output.fileHandleForReading.availableData
        try output.fileHandleForReading.close()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    }

    @Test(arguments: [
        (["--ticks", "5"], "--ticks: is for --plain"),
        (["--plain", "--ticks", "0"], "--ticks: 0 is not valid"),
        (["--plain", "--status-every", "0"], "--status-every: 0 is not valid"),
    ])
    func `Flags that cannot be are refused`(_ flags: [String], _ line: String) throws {
        let result = try Program.run(flags)
        #expect(result.exitCode != 0 && result.errors.contains(line))
    }
}

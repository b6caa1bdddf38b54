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

    @Test(arguments: [(SIGINT, 0), (SIGTERM, 143)])
    func `A signal ends it between two lines`(_ signal: Int32, _ code: Int) throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = Program.url
        process.arguments = arguments + ["--status-every", "1"]
        process.standardInput = FileHandle.nullDevice
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
        let process = Process()
        let output = Pipe()
        process.executableURL = Program.url
        process.arguments = arguments + ["--status-every", "1"]
        process.standardInput = FileHandle.nullDevice
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

import Foundation
import Testing

@testable import iotgan_tui

struct HistoryFileTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    private var file: HistoryFile { HistoryFile(path: folder.path + "/iotgan/history") }

    private func remove() { try? FileManager.default.removeItem(at: folder) }

    private func failure(_ body: () throws(UserFileError) -> Void) -> String? {
        do throws(UserFileError) {
            try body()
            return nil
        } catch {
            return error.description
        }
    }

    @Test
    func `It lies in the folder for state`() {
        #expect(UserFolder.state.path(["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/iotgan")
        #expect(UserFolder.state.path(["XDG_STATE_HOME": "s", "HOME": "/h"]) == "/h/.local/state/iotgan")
        #expect(UserFolder.configuration.path(["HOME": "/h"]) == "/h/.config/iotgan")
    }

    @Test
    func `Commands are there the next time, the same one once`() throws {
        defer { remove() }
        #expect(try file.read() == [])
        for line in ["cut 0-1", "heal", "cut 0-1"] { try file.add(line) }
        #expect(try file.read() == ["heal", "cut 0-1"])
    }

    @Test
    func `Of many the last two hundred are kept`() throws {
        defer { remove() }
        for number in 0..<203 { try file.add("goto \(number)") }
        let lines = try file.read()
        #expect(lines.count == 200 && lines.first == "goto 3" && lines.last == "goto 202")
        let written = try String(contentsOfFile: file.path, encoding: .utf8)
        #expect(written.split(separator: "\n").count == 200, "the file does not grow either")
    }

    @Test
    func `Of a huge file the end is read`() throws {
        defer { remove() }
        try file.add("heal")
        let text = String(repeating: "select 1\n", count: 100_000) + "goto 7\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: file.path))
        let lines = try file.read()
        #expect(lines.count == 200 && lines.last == "goto 7" && Set(lines) == ["select 1", "goto 7"])
    }

    @Test
    func `Two programs at once keep each other's commands`() throws {
        defer { remove() }
        let other = HistoryFile(path: file.path)
        try file.add("pause")
        _ = try other.read()
        try file.add("heal")
        try other.add("run")
        #expect(try file.read() == ["pause", "heal", "run"])
    }

    @Test
    func `A file that cannot be used gets one line`() throws {
        defer { remove() }
        try FileManager.default.createDirectory(atPath: file.path, withIntermediateDirectories: true)
        let reading = failure { () throws(UserFileError) in _ = try file.read() }
        #expect(reading == "\(file.path): cannot be read; commands are not remembered")
        let nowhere = HistoryFile(path: "/dev/null/iotgan/history")
        let writing = try #require(failure { () throws(UserFileError) in try nowhere.add("heal") })
        #expect(writing.hasPrefix("/dev/null/iotgan/history: cannot be written: "))
        #expect(!writing.contains("\n"))
    }

    @Test
    func `A file of bytes that are no text does no harm`() throws {
        defer { remove() }
        try file.add("heal")
        try Data([0xFF, 0xFE, 0x0A] + Array("run\n".utf8)).write(to: URL(fileURLWithPath: file.path))
        #expect(try file.read().last == "run")
        try file.add("pause")
        #expect(try file.read().last == "pause")
    }
}

import Foundation
import Testing

@testable import iotgan_tui

@Suite struct ResultsFileTests {
    /// A path in a folder that is not there yet.
    private func withPath(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appendingPathComponent("deep/results.jsonl").path)
    }

    @Test("what is appended is there when the file is opened again, the last of equal runs")
    func reopening() throws {
        try withPath { path in
            let first = StrategySummaryTests.run(frechet: .infinity)
            let second = StrategySummaryTests.run(seed: 2, death: 4, frechet: nil)
            let again = StrategySummaryTests.run(accuracy: 0.9)
            for run in [first, second, again] { try ResultsFile(path: path).append(run) }
            let file = try ResultsFile(path: path)
            #expect(file.complaint == nil)
            #expect(file.runs == [first.identity: again, second.identity: second])
        }
    }

    @Test("cut anywhere, the file loses the torn line only, and can be appended to")
    func torn() throws {
        try withPath { path in
            let whole = StrategySummaryTests.run()
            let torn = StrategySummaryTests.run(seed: 2)
            try ResultsFile(path: path).append(whole)
            let size = try Data(contentsOf: URL(fileURLWithPath: path)).count
            try ResultsFile(path: path).append(torn)
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            for length in size + 1..<data.count {
                try data.prefix(length).write(to: URL(fileURLWithPath: path))
                let file = try ResultsFile(path: path)
                #expect(file.complaint?.contains("dropped its last line") == true)
                #expect(file.runs == [whole.identity: whole])
            }
            try ResultsFile(path: path).append(torn)
            #expect(try ResultsFile(path: path).runs.count == 2)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == data)
        }
    }

    @Test("a line that is none is left out, with its number")
    func foreignLine() throws {
        try withPath { path in
            try ResultsFile(path: path).append(StrategySummaryTests.run())
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("hello\n".utf8))
            try handle.close()
            let file = try ResultsFile(path: path)
            #expect(file.complaint?.contains("results.jsonl:2: ") == true)
            #expect(file.runs.count == 1)
        }
    }

    @Test("two comparisons do not write one file")
    func locked() throws {
        try withPath { path in
            let file = try ResultsFile(path: path)
            let error = #expect(throws: ResultsFileError.self) { try ResultsFile(path: path) }
            #expect(error?.description.contains("another comparison") == true)
            try file.append(StrategySummaryTests.run())
        }
    }
}

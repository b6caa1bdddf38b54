import Foundation
import Testing

@testable import iotgan_tui

struct ScreenRecorderTests {
    private let capabilities = Capabilities(colours: .palette256, isUTF8: true)
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

    private func canvas(tick: Int, size: Size = Size(120, 40)) -> Canvas {
        Screen.canvas(
            DemoMesh.context(
                DemoMesh.view(DemoMesh.ring(tick: tick)), size: size, capabilities: capabilities))
    }

    private func path() throws -> String {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appendingPathComponent("demo.cast").path
    }

    private func events(_ path: String) throws -> (header: [String: Any], events: [[Any]]) {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let values = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) }
        return (try #require(values.first as? [String: Any]), values.dropFirst().compactMap { $0 as? [Any] })
    }

    @Test
    func `A recording played shows the last frame, and tells of markers and resizes`() throws {
        let path = try path()
        defer { try? FileManager.default.removeItem(at: folder) }
        let recorder = ScreenRecorder(capabilities: capabilities, theme: Theme(.dark))
        let start = ContinuousClock.now
        try recorder.start(
            path: path, size: Size(120, 40), title: "a \"mesh\"\n", at: start,
            date: Date(timeIntervalSince1970: 1_700_000_000))
        try recorder.frame(canvas(tick: 342), at: start)
        try recorder.frame(canvas(tick: 342), at: start + .milliseconds(70))
        try recorder.marker("link 2-3 cut", at: start + .milliseconds(1_500))
        try recorder.frame(canvas(tick: 345), at: start + .milliseconds(2_250))
        let last = canvas(tick: 350, size: Size(80, 24))
        try recorder.frame(last, at: start + .seconds(3))
        let summary = try #require(try recorder.stop(at: start + .seconds(4)))
        #expect(summary.seconds == 4 && summary.frames == 3 && summary.markers == 1)
        #expect(!recorder.isRecording)

        let (header, events) = try events(path)
        #expect(header["version"] as? Int == 2 && header["width"] as? Int == 120)
        #expect(header["height"] as? Int == 40 && header["timestamp"] as? Int == 1_700_000_000)
        #expect(header["title"] as? String == "a \"mesh\"\n")
        #expect(events.map { $0[1] as? String } == ["o", "o", "m", "o", "r", "o", "o"])
        #expect(events.map { $0[0] as? Double } == [0, 0, 1.5, 2.25, 3, 3, 4])
        #expect(events[2][2] as? String == "link 2-3 cut" && events[4][2] as? String == "80x24")

        var shown = PaintedScreen(last.size)
        for event in events.suffix(2) { shown.feed(Array((event[2] as? String ?? "").utf8)) }
        #expect(
            (0..<24).map(shown.text(row:))
                == (0..<24).map { y in
                    String(last.row(y).map { Character($0.character) })
                })
        #expect(try summary.bytes == Data(contentsOf: URL(fileURLWithPath: path)).count)
    }

    @Test
    func `Of frames that come fast some are left out, but never the last`() throws {
        let path = try path()
        defer { try? FileManager.default.removeItem(at: folder) }
        let recorder = ScreenRecorder(capabilities: capabilities, theme: Theme(), framesPerSecond: 10)
        let start = ContinuousClock.now
        try recorder.start(path: path, size: Size(9, 1), at: start)
        for number in 0..<8 {
            var canvas = Canvas(Size(9, 1))
            canvas.write(0, 0, "frame \(number)")
            try recorder.frame(canvas, at: start + .milliseconds(40 * number))
        }
        let summary = try #require(try recorder.stop(at: start + .milliseconds(290)))
        var screen = PaintedScreen(Size(9, 1))
        let shown = try events(path).events.map { event in
            screen.feed(Array((event[2] as? String ?? "").utf8))
            return screen.text(row: 0)
        }
        // At 0, 120 and 240 ms, and at the end what was still waiting; the first and the last event are the cursor's.
        #expect(shown.dropFirst().dropLast() == ["frame 0  ", "frame 3  ", "frame 6  ", "frame 7  "])
        #expect(summary.frames == 4)
    }

    @Test
    func `A file that is there is not overwritten`() throws {
        let path = try path()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
        let recorder = ScreenRecorder(capabilities: capabilities, theme: Theme())
        #expect(throws: RecordingError.exists(path: path)) {
            try recorder.start(path: path, size: Size(80, 24))
        }
        #expect(!recorder.isRecording)
        let error = #expect(throws: RecordingError.self) {
            try recorder.start(path: folder.path + "/no/such.cast", size: Size(80, 24))
        }
        #expect(
            error?.description.hasSuffix("no/such.cast: cannot be written: No such file or directory") == true
        )
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full"))
    func `A full disk ends the recording with one line, and nothing else`() {
        let recorder = ScreenRecorder(capabilities: capabilities, theme: Theme())
        let error = #expect(throws: RecordingError.self) {
            try recorder.start(path: "/dev/full", size: Size(80, 24))
        }
        #expect(
            error?.description == "/dev/full: No space left on device; what was written before is kept")
        #expect(!recorder.isRecording)
        #expect(throws: Never.self) { try recorder.frame(canvas(tick: 3)) }
    }

    /// A limit on the size of files stands in for a disk that fills up; it holds for a whole process, so the test has
    /// one of its own.
    @Test
    func `A disk that fills up leaves a file of whole lines`() async {
        await #expect(processExitsWith: .success) {
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            let path = NSTemporaryDirectory() + "/\(UUID().uuidString).cast"
            defer { unlink(path) }
            let capabilities = Capabilities(colours: .palette256, isUTF8: true)
            let recorder = ScreenRecorder(capabilities: capabilities, theme: Theme())
            let start = ContinuousClock.now
            try recorder.start(path: path, size: Size(80, 24), at: start)
            var complaint: String?
            for number in 0..<100 where recorder.isRecording {
                var canvas = Canvas(Size(80, 24))
                let letter = Unicode.Scalar(UInt8(65 + number % 26))
                canvas.fill(canvas.bounds, with: Cell(letter))
                do throws(RecordingError) {
                    try recorder.frame(canvas, at: start + .seconds(number))
                } catch { complaint = error.description }
            }
            precondition(complaint?.contains("File too large; what was written before is kept") == true)
            let text = try String(contentsOfFile: path, encoding: .utf8)
            precondition(text.hasSuffix("\"]\n") && text.utf8.count > 30_000)
            for line in text.split(separator: "\n") {
                _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
            }
        }
    }
}

import Foundation

/// Records the dashboard's frames as an asciicast that the stock player plays.
///
/// An error ends the recording: it is thrown once, ``isRecording`` is false then, and the file holds what came before.
final class ScreenRecorder {
    /// What was recorded.
    struct Summary: Hashable, Sendable, CustomStringConvertible {
        var path: String
        var seconds: Double
        /// Those that differed from the one before.
        var frames: Int
        var markers: Int
        var bytes: Int

        var description: String {
            "\(path): \(NumberText.duration(seconds)), \(NumberText.count(frames, "frame")), "
                + "\(NumberText.count(markers, "marker")), \(NumberText.scaled(Double(bytes), unit: "B"))"
        }
    }

    private struct Tape {
        let file: AsciicastFile
        var painter: ANSIPainter
        let start: ContinuousClock.Instant
        var size: Size
        /// The newest frame, where it came too soon after the last to be recorded at once.
        var waiting: Canvas?
        var nextFrame: ContinuousClock.Instant
        var seconds = 0.0
        var frames = 0
        var markers = 0
    }

    private let capabilities: Capabilities
    private let theme: Theme
    private let spacing: Duration
    private var tape: Tape?

    /// - Parameter framesPerSecond: at most; of frames that come faster the last is recorded. Ten look alive, and make
    ///   a file of two thirds of what a dashboard's fifteen would.
    init(capabilities: Capabilities, theme: Theme, framesPerSecond: Int = 10) {
        self.capabilities = capabilities
        self.theme = theme
        spacing = .seconds(1) / max(1, framesPerSecond)
    }

    deinit { _ = try? stop() }

    var isRecording: Bool { tape != nil }

    /// Begins a recording in a new file; ends the one that runs, if any.
    func start(
        path: String, size: Size, title: String = "iotgan", at now: ContinuousClock.Instant = .now,
        date: Date = Date()
    ) throws(RecordingError) {
        _ = try stop(at: now)
        let file = try AsciicastFile(
            path: path, size: size, timestamp: Int(date.timeIntervalSince1970), terminal: "xterm-256color",
            title: title)
        tape = Tape(
            file: file, painter: ANSIPainter(capabilities, theme: theme), start: now, size: size,
            nextFrame: now)
        // The cursor is hidden: the dashboard has none.
        try write(.output, Array("\u{1B}[?25l".utf8), at: now)
    }

    /// Records what a frame changes.
    func frame(_ canvas: Canvas, at now: ContinuousClock.Instant = .now) throws(RecordingError) {
        guard let nextFrame = tape?.nextFrame else { return }
        tape?.waiting = canvas
        if now >= nextFrame { try recordWaiting(at: now) }
    }

    private func recordWaiting(at now: ContinuousClock.Instant) throws(RecordingError) {
        guard let canvas = tape?.waiting, let size = tape?.size else { return }
        tape?.waiting = nil
        if size != canvas.size {
            tape?.size = canvas.size
            try write(.resize, Array("\(canvas.width)x\(canvas.height)".utf8), at: now)
        }
        guard let bytes = tape?.painter.frame(canvas), !bytes.isEmpty else { return }
        try write(.output, bytes, at: now)
        tape?.frames += 1
        tape?.nextFrame = now + spacing
    }

    /// Marks a moment, e.g. an intervention; players jump from mark to mark.
    func marker(_ text: String, at now: ContinuousClock.Instant = .now) throws(RecordingError) {
        guard isRecording else { return }
        try recordWaiting(at: now)
        try write(.marker, Array(text.utf8), at: now)
        tape?.markers += 1
    }

    /// Ends the recording; nil where none runs.
    func stop(at now: ContinuousClock.Instant = .now) throws(RecordingError) -> Summary? {
        guard isRecording else { return nil }
        defer { tape = nil }
        try recordWaiting(at: now)
        // It lasts until now, however long ago the last change was; and the cursor is given back.
        try write(.output, Array("\u{1B}[0m\u{1B}[?25h".utf8), at: now)
        guard let tape else { return nil }
        try tape.file.flush()
        return Summary(
            path: tape.file.path, seconds: tape.seconds, frames: tape.frames, markers: tape.markers,
            bytes: tape.file.byteCount)
    }

    private func write(
        _ kind: AsciicastFile.Kind, _ text: [UInt8], at now: ContinuousClock.Instant
    ) throws(RecordingError) {
        guard let tape else { return }
        let seconds = max(tape.seconds, tape.start.duration(to: now) / .seconds(1))
        self.tape?.seconds = seconds
        do throws(RecordingError) {
            try tape.file.append(kind, seconds: seconds, text)
        } catch {
            self.tape = nil
            throw error
        }
    }
}

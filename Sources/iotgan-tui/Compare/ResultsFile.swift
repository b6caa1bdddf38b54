import Foundation

/// Finished runs as JSON Lines, so that a comparison that was interrupted goes on where it was.
///
/// A line is written at once and then forced to the disk; what a crash leaves is whole lines and at most one torn
/// one at the end, which is dropped.
final class ResultsFile {
    let path: String
    /// The runs in the file; of one that is in it several times, the last.
    private(set) var runs: [ComparedRun.Identity: ComparedRun] = [:]
    /// What was wrong with the file, for people; nil where nothing was.
    private(set) var complaint: String?
    private let descriptor: Int32

    /// Opens or creates the file and reads it.
    ///
    /// - Throws: ``ResultsFileError`` where it cannot be opened, or another program is writing it.
    init(path: String) throws {
        self.path = path
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw ResultsFileError(path: folder, reason: "cannot be created")
        }
        descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw ResultsFileError(path: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw ResultsFileError(
                path: path, reason: "another comparison is writing it; wait for it, or use --results FILE")
        }
        try read()
    }

    deinit { close(descriptor) }

    /// Adds a run at the end, and returns when it is on the disk.
    func append(_ run: ComparedRun) throws {
        var line = try Self.encoder.encode(run)
        line.append(UInt8(ascii: "\n"))
        let written = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard written == line.count, fsync(descriptor) == 0 else { throw ResultsFileError(path: path) }
        runs[run.identity] = run
    }

    private func read() throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ResultsFileError(path: path)
        }
        let end = data.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? data.startIndex
        if end < data.endIndex {
            guard ftruncate(descriptor, off_t(end - data.startIndex)) == 0 else {
                throw ResultsFileError(path: path)
            }
            complaint = "\(path): dropped its last line, which was not written to its end"
        }
        for (index, line) in data[..<end].split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let run = try? Self.decoder.decode(ComparedRun.self, from: line) else {
                complaint = "\(path):\(index + 1): this line is not a run's result; left out"
                continue
            }
            runs[run.identity] = run
        }
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        return encoder
    }

    private static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        return decoder
    }
}

/// The results file cannot be used.
struct ResultsFileError: Error, CustomStringConvertible {
    let path: String
    let reason: String

    /// - Parameter reason: by default what the system said last.
    init(path: String, reason: String = String(cString: strerror(errno))) {
        self.path = path
        self.reason = reason
    }

    var description: String { "\(path): \(reason)" }
}

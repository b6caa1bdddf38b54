import Foundation

/// Commands that were typed, one a line, oldest first, for the next time that the program runs.
struct HistoryFile {
    let path: String

    /// Commands that are remembered.
    static let limit = 200
    /// No more is read, whatever the file holds; lines that are typed are far shorter.
    private static let byteLimit = 1 << 16

    init(path: String = UserFolder.state.path() + "/history") {
        self.path = path
    }

    /// What was typed before; nothing where there is no file yet.
    func read() throws(UserFileError) -> [String] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }
            let size = Int(clamping: try file.seekToEnd())
            try file.seek(toOffset: UInt64(max(0, size - Self.byteLimit)))
            let text = String(decoding: try file.read(upToCount: Self.byteLimit) ?? Data(), as: UTF8.self)
            // A line whose beginning is not read is none.
            let lines = text.split(separator: "\n").dropFirst(size > Self.byteLimit ? 1 : 0)
            return lines.suffix(Self.limit).map(String.init)
        } catch {
            throw UserFileError(path: path, reason: "cannot be read; commands are not remembered")
        }
    }

    /// Adds a command to what the file holds now, which another program may have added to.
    func add(_ line: String) throws(UserFileError) {
        try UserFolder.replace(path, with: try read().remembering(line).joined(separator: "\n") + "\n")
    }
}

extension [String] {
    /// A history with one command more; of the same ones the last is kept.
    func remembering(_ line: String) -> [String] {
        (filter { $0 != line } + [line]).suffix(HistoryFile.limit)
    }
}

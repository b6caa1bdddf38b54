import Foundation

/// Reads files that should hold TOML.
enum TOMLText {
    /// No such file is longer; what is was not meant to be one.
    private static let maximumBytes = 1 << 20

    /// The text of the file at `path`.
    static func read(_ path: String) throws(TOMLFileError) -> String {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw TOMLFileError(file: path, problem: "is a folder; expected a TOML file")
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw TOMLFileError(
                file: path, problem: "cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { try? handle.close() }
        let data: Data
        do {
            data = try handle.read(upToCount: maximumBytes + 1) ?? Data()
        } catch {
            throw TOMLFileError(file: path, problem: "cannot be read: \(error.localizedDescription)")
        }
        guard data.count <= maximumBytes else {
            throw TOMLFileError(file: path, problem: "is longer than 1 MiB; expected a TOML file")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw TOMLFileError(file: path, problem: "is not UTF-8 text; expected a TOML file")
        }
        return text
    }
}

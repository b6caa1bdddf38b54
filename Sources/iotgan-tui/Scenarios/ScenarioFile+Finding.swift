import Foundation

extension ScenarioFile {
    /// No scenario file is longer; what is was not meant to be one.
    private static let maximumBytes = 1 << 20

    /// The shipped scenario of this name, or else the file at this path.
    init(_ nameOrPath: String) throws(ScenarioFileError) {
        if let shipped = ShippedScenario(rawValue: nameOrPath) {
            self = try shipped.load()
            return
        }
        let looksLikePath = nameOrPath.contains("/") || nameOrPath.hasSuffix(".toml")
        if !looksLikePath && !FileManager.default.fileExists(atPath: nameOrPath) {
            throw ScenarioFileError(file: nameOrPath, problem: Self.unknown(nameOrPath))
        }
        let name = URL(fileURLWithPath: nameOrPath).deletingPathExtension().lastPathComponent
        self = try ScenarioFile(text: Self.read(nameOrPath), file: nameOrPath, name: name)
    }

    private static func unknown(_ name: String) -> String {
        let names = ShippedScenario.allCases.map(\.rawValue)
        if let nearest = name.nearest(in: names) {
            return "there is no scenario of this name; did you mean \(nearest)?"
        }
        return "there is no scenario of this name; expected one of \(names.joined(separator: ", ")), "
            + "or the path of a TOML file"
    }

    private static func read(_ path: String) throws(ScenarioFileError) -> String {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw ScenarioFileError(file: path, problem: "is a folder; expected a TOML file")
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw ScenarioFileError(
                file: path, problem: "cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { try? handle.close() }
        let data: Data
        do {
            data = try handle.read(upToCount: maximumBytes + 1) ?? Data()
        } catch {
            throw ScenarioFileError(file: path, problem: "cannot be read: \(error.localizedDescription)")
        }
        guard data.count <= maximumBytes else {
            throw ScenarioFileError(file: path, problem: "is longer than 1 MiB; expected a TOML file")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw ScenarioFileError(file: path, problem: "is not UTF-8 text; expected a TOML file")
        }
        return text
    }
}

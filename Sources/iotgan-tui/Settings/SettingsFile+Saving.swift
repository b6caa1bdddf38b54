import Foundation

extension SettingsFile {
    /// Writes some settings into the user's file, and leaves all else in it as it is.
    static func save(_ keys: Set<String>, of settings: Settings, path: String) throws(UserFileError) {
        let text: String
        do throws(TOMLFileError) {
            let isThere = FileManager.default.fileExists(atPath: path)
            let old = try isThere ? TOMLText.read(path) : "# `iotgan-tui config` lists every setting.\n"
            text = try Self.text(old, changing: keys, of: settings, file: path)
        } catch {
            throw UserFileError(path: path, reason: error.problem)
        }
        try UserFolder.replace(path, with: text)
    }

    /// A document with other values for these keys.
    ///
    /// - Throws: ``TOMLFileError`` where they are written so unusually that this cannot change them.
    static func text(
        _ old: String, changing keys: Set<String>, of settings: Settings, file: String
    ) throws(TOMLFileError) -> String {
        var lines = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for setting in Setting.all where keys.contains(setting.key) {
            let line = TOMLText.line(setting.key, setting.read(settings), setting.comment)
            if let number = TOMLLines(lines.joined(separator: "\n")).line(of: setting.key) {
                lines[number - 1] = line
            } else {
                lines.insert(line, at: endOfSettings(lines))
            }
        }
        let text = lines.joined(separator: "\n")
        let saved = try SettingsFile(text: text, file: file).settings
        for setting in Setting.all where keys.contains(setting.key) {
            guard setting.read(saved) == setting.read(settings) else {
                throw TOMLFileError(
                    file: file, key: setting.key, problem: "cannot be changed here; edit the file")
            }
        }
        return text
    }

    /// Behind the last line that is not in a table.
    private static func endOfSettings(_ lines: [String]) -> Int {
        let top = lines.prefix { !$0.drop(while: \.isWhitespace).hasPrefix("[") }
        return (top.lastIndex { line in line.contains { !$0.isWhitespace } } ?? -1) + 1
    }
}

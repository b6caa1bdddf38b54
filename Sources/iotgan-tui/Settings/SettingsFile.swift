import Foundation
import MeshModel
import TOMLKit

/// The configuration file: TOML, in which every key is optional.
struct SettingsFile {
    private(set) var settings = Settings()
    private let file: String
    private let lines: TOMLLines

    /// The file where it is looked for; without it everything has its default.
    static func load(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(TOMLFileError) -> SettingsFile {
        let path = path(environment)
        let isThere = FileManager.default.fileExists(atPath: path)
        return try SettingsFile(text: isThere ? TOMLText.read(path) : "", file: path)
    }

    static func path(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
        UserFolder.configuration.path(environment) + "/config.toml"
    }

    /// - Parameter file: what errors call the document.
    /// - Throws: ``TOMLFileError`` for the first thing in it that cannot be.
    init(text: String, file: String) throws(TOMLFileError) {
        self.file = file
        lines = TOMLLines(text)
        do throws(TOMLFlaw) {
            try read(TOMLTable.parse(text))
        } catch {
            throw TOMLFileError(error, file: file, lines: lines)
        }
    }

    private static let keysKey = "keys"

    private mutating func read(_ table: TOMLTable) throws(TOMLFlaw) {
        for key in table.keys {
            guard let value = table[key] else { continue }
            if key == Self.keysKey {
                guard let bindings = value.table else { throw Self.flaw(key, value, "a table, [\(key)]") }
                try readKeys(bindings)
            } else if let setting = Setting.all.first(where: { $0.key == key }) {
                guard let settingValue = value.settingValue, setting.write(&settings, settingValue) else {
                    throw Self.flaw(key, value, setting.expected)
                }
            } else {
                throw TOMLFlaw(key: key, problem: Self.unknown(key))
            }
        }
    }

    private mutating func readKeys(_ table: TOMLTable) throws(TOMLFlaw) {
        for command in table.keys {
            guard let value = table[command] else { continue }
            let path = Self.keysKey + "." + command
            let texts = value.array.map { array in (0..<array.count).map { array[$0] } } ?? [value]
            settings.keys[command] = try texts.map { text throws(TOMLFlaw) in
                guard let key = text.string.flatMap({ Key($0) }) else {
                    throw Self.flaw(path, text, Key.expectedText)
                }
                return key
            }
        }
    }

    private static func flaw(_ key: String, _ value: any TOMLValueConvertible, _ expected: String) -> TOMLFlaw
    {
        TOMLFlaw(key: key, problem: "\(value.found) is not valid; expected \(expected)")
    }

    private static func unknown(_ key: String) -> String {
        let known = Setting.all.map(\.key) + [keysKey]
        if let nearest = key.nearest(in: known) { return "there is no such key; did you mean \(nearest)?" }
        return "there is no such key; expected one of \(known.joined(separator: ", "))"
    }

    /// The name of the command that a line begins with.
    private static func name(of line: String) -> String { String(line.prefix { $0 != " " }) }

    /// Checks that the commands that the file has keys for exist.
    ///
    /// - Parameter commands: the names of all commands.
    /// - Throws: ``TOMLFileError`` for the first in alphabetical order that does not.
    func requireKeys(ofOnly commands: [String]) throws(TOMLFileError) {
        guard
            let stranger = settings.keys.keys.sorted().first(where: { !commands.contains(Self.name(of: $0)) })
        else {
            return
        }
        let path = Self.keysKey + "." + stranger
        let advice =
            Self.name(of: stranger).nearest(in: commands).map { "did you mean \($0)?" }
            ?? "`iotgan-tui config` lists them"
        throw TOMLFileError(
            file: file, line: lines.line(of: path), key: path, problem: "there is no such command; \(advice)")
    }
}

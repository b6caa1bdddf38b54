import GANCore
import MeshModel
import TOMLKit

/// A scenario as a TOML document: every key is optional, the defaults stand for what is left out.
struct ScenarioFile {
    private(set) var scenario = Scenario()
    /// Whether it says what images are scaled to, or leaves that to the kind of images.
    private(set) var namesImageSide = false

    /// Reads `text`.
    ///
    /// - Parameters:
    ///   - file: what errors call the document.
    ///   - name: what the scenario is called unless it says so itself.
    /// - Throws: ``ScenarioFileError`` for the first thing in it that cannot be.
    init(text: String, file: String, name: String) throws(ScenarioFileError) {
        let lines = TOMLLines(text)
        scenario.name = name
        do throws(Flaw) {
            let table = try Self.parse(text)
            try read(table, in: nil)
            if !namesImageSide { scenario.gan.imageSide = scenario.dataset.usualImageSide }
        } catch {
            throw ScenarioFileError(
                file: file, line: error.line ?? lines.line(of: error.key), key: error.key,
                problem: error.problem)
        }
        do throws(MeshModelError) {
            try scenario.validate()
        } catch {
            throw ScenarioFileError(file: file, lines: lines, error: error)
        }
    }

    /// What is wrong, before it is known where.
    private struct Flaw: Error {
        var line: Int?
        var key: String?
        var problem: String
    }

    private static func parse(_ text: String) throws(Flaw) -> TOMLTable {
        // The parser takes the text as a C string and would not see what follows.
        guard !text.unicodeScalars.contains("\0") else { throw Flaw(problem: "it is not a text file") }
        do {
            return try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw Flaw(line: error.source.begin.line, problem: error.description)
        } catch {
            throw Flaw(problem: "\(error)")
        }
    }

    private static let interventionsKey = "at"

    private mutating func read(_ table: TOMLTable, in tableName: String?) throws(Flaw) {
        for key in table.keys {
            guard let value = table[key] else { continue }
            let path = tableName.map { $0 + "." + key } ?? key
            if path == Self.interventionsKey {
                try readInterventions(value)
            } else if let setting = ScenarioSetting.all.first(where: { $0.path == path }) {
                try read(value, as: setting)
            } else if tableName == nil && Self.tables.contains(key) {
                guard let inner = value.table else {
                    throw Flaw(key: key, problem: "\(value.found) is not valid; expected a table, [\(key)]")
                }
                try read(inner, in: key)
            } else {
                throw Flaw(key: path, problem: Self.unknown(key, in: tableName))
            }
        }
    }

    private static let tables = Set(ScenarioSetting.all.compactMap(\.table))

    private mutating func read(_ value: any TOMLValueConvertible, as setting: ScenarioSetting) throws(Flaw) {
        guard let settingValue = value.settingValue, setting.set(settingValue, in: &scenario) else {
            throw Flaw(
                key: setting.path, problem: "\(value.found) is not valid; expected \(setting.expected)")
        }
        if setting.path == "gan.image_side" { namesImageSide = true }
    }

    /// `[[at]]` entries, which may stand in any order; those of one tick are applied in the order of the file.
    private mutating func readInterventions(_ value: any TOMLValueConvertible) throws(Flaw) {
        guard let entries = value.array else {
            throw Flaw(
                key: Self.interventionsKey, problem: "\(value.found) is not valid; expected tables, [[at]]")
        }
        var timed: [TimedIntervention] = []
        for index in 0..<entries.count { timed.append(try Self.intervention(entries[index], number: index)) }
        // A sort is not stable unless what is equal is kept apart.
        scenario.interventions = timed.enumerated()
            .sorted { ($0.element.tick, $0.offset) < ($1.element.tick, $1.offset) }.map(\.element)
    }

    private static func intervention(
        _ value: any TOMLValueConvertible, number: Int
    ) throws(Flaw) -> TimedIntervention {
        let path = "\(interventionsKey)[\(number)]"
        guard let table = value.table else {
            throw Flaw(key: path, problem: "\(value.found) is not valid; expected a table with tick and do")
        }
        if let key = table.keys.first(where: { $0 != "tick" && $0 != "do" }) {
            throw Flaw(key: path + "." + key, problem: "there is no such key; expected tick and do")
        }
        guard let tick = table["tick"]?.int, tick >= 0 else {
            throw Flaw(
                key: path + ".tick",
                problem:
                    "\(table["tick"]?.found ?? "nothing") is not valid; expected a whole number from 0 up")
        }
        guard let text = table["do"]?.string else {
            throw Flaw(
                key: path + ".do",
                problem: "\(table["do"]?.found ?? "nothing") is not valid; expected a text, e.g. \"cut 0-9\"")
        }
        do throws(MeshModelError) {
            return TimedIntervention(tick: tick, intervention: try Intervention(parsing: text))
        } catch {
            throw Flaw(key: path + ".do", problem: error.problem)
        }
    }

    private static func unknown(_ key: String, in table: String?) -> String {
        let known = ScenarioSetting.all.filter { $0.table == table }.map(\.key)
        let all = table == nil ? known + tables.sorted() + [interventionsKey] : known
        if let nearest = key.nearest(in: all) { return "there is no such key; did you mean \(nearest)?" }
        return "there is no such key; expected one of \(all.joined(separator: ", "))"
    }
}

extension DatasetChoice {
    /// Pixels on a side that images are scaled to unless told otherwise (the measured recipe's).
    var usualImageSide: Int { self == .glyphs ? 12 : 14 }
}

extension TOMLValueConvertible {
    /// The value, where it is of a kind that settings have.
    fileprivate var settingValue: SettingValue? {
        switch type {
        case .string: string.map { .text($0) }
        case .int: int.map { .whole($0) }
        case .double: double.map { .number($0) }
        case .bool: bool.map { .flag($0) }
        case .array: wholeNumbers.map { .list($0) }
        case .table, .date, .time, .dateTime: nil
        }
    }

    private var wholeNumbers: [Int]? {
        guard let array else { return nil }
        let numbers = (0..<array.count).compactMap { array[$0].int }
        return numbers.count == array.count ? numbers : nil
    }

    /// The value as an error message names it.
    fileprivate var found: String {
        if let settingValue { return settingValue.description }
        return switch type {
        case .table: "a table"
        case .array: "a list of other things"
        default: "a date or time"
        }
    }
}

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
    /// - Throws: ``TOMLFileError`` for the first thing in it that cannot be.
    init(text: String, file: String, name: String) throws(TOMLFileError) {
        let lines = TOMLLines(text)
        scenario.name = name
        do throws(TOMLFlaw) {
            let table = try TOMLTable.parse(text)
            try read(table, in: nil)
            if !namesImageSide { scenario.gan.imageSide = scenario.dataset.usualImageSide }
        } catch {
            throw TOMLFileError(error, file: file, lines: lines)
        }
        do throws(MeshModelError) {
            try scenario.validate()
        } catch {
            throw TOMLFileError(file: file, lines: lines, error: error)
        }
    }

    private static let interventionsKey = "at"
    private static let profilesKey = "profile"

    private mutating func read(_ table: TOMLTable, in tableName: String?) throws(TOMLFlaw) {
        for key in table.keys {
            guard let value = table[key] else { continue }
            let path = tableName.map { $0 + "." + key } ?? key
            if path == Self.interventionsKey {
                try readInterventions(value)
            } else if path == Self.profilesKey {
                scenario.profiles = try Self.entries(value, of: path).map { entry throws(TOMLFlaw) in
                    try Self.profile(entry.table, path: entry.path)
                }
            } else if let setting = ScenarioSetting.all.first(where: { $0.path == path }) {
                try read(value, as: setting)
            } else if tableName == nil && Self.tables.contains(key) {
                guard let inner = value.table else {
                    throw TOMLFlaw(
                        key: key, problem: "\(value.found) is not valid; expected a table, [\(key)]")
                }
                try read(inner, in: key)
            } else {
                throw TOMLFlaw(key: path, problem: Self.unknown(key, in: tableName))
            }
        }
    }

    private static let tables = Set(ScenarioSetting.all.compactMap(\.table))

    private mutating func read(_ value: any TOMLValueConvertible, as setting: ScenarioSetting)
        throws(TOMLFlaw)
    {
        guard let settingValue = value.settingValue, setting.set(settingValue, in: &scenario) else {
            throw TOMLFlaw(
                key: setting.path, problem: "\(value.found) is not valid; expected \(setting.expected)")
        }
        if setting.path == "gan.image_side" { namesImageSide = true }
    }

    /// `[[at]]` entries, which may stand in any order; those of one tick are applied in the order of the file.
    private mutating func readInterventions(_ value: any TOMLValueConvertible) throws(TOMLFlaw) {
        var timed: [TimedIntervention] = []
        for entry in try Self.entries(value, of: Self.interventionsKey) {
            timed.append(try Self.intervention(entry.table, path: entry.path))
        }
        // A sort is not stable unless what is equal is kept apart.
        scenario.interventions = timed.enumerated()
            .sorted { ($0.element.tick, $0.offset) < ($1.element.tick, $1.offset) }.map(\.element)
    }

    /// The tables of a list of tables, and what errors call them.
    private static func entries(
        _ value: any TOMLValueConvertible, of key: String
    ) throws(TOMLFlaw) -> [(table: TOMLTable, path: String)] {
        guard let array = value.array else {
            throw TOMLFlaw(key: key, problem: "\(value.found) is not valid; expected tables, [[\(key)]]")
        }
        var entries: [(TOMLTable, String)] = []
        for index in 0..<array.count {
            let path = "\(key)[\(index)]"
            guard let table = array[index].table else {
                throw TOMLFlaw(
                    key: path, problem: "\(array[index].found) is not valid; expected a table, [[\(key)]]")
            }
            entries.append((table, path))
        }
        return entries
    }

    private static func require(
        _ table: TOMLTable, hasOnly known: [String], path: String
    ) throws(TOMLFlaw) {
        guard let key = table.keys.first(where: { !known.contains($0) }) else { return }
        throw TOMLFlaw(
            key: path + "." + key,
            problem: "there is no such key; expected \(known.joined(separator: " and "))")
    }

    private static func profile(_ table: TOMLTable, path: String) throws(TOMLFlaw) -> NodeProfile {
        try require(table, hasOnly: ["nodes", "radio", "device"], path: path)
        func flaw(_ key: String, _ expected: String) -> TOMLFlaw {
            TOMLFlaw(
                key: path + "." + key,
                problem: "\(table[key]?.found ?? "nothing") is not valid; expected \(expected)")
        }
        guard let nodes = table["nodes"]?.string.flatMap({ NodeRanges($0) }) else {
            throw flaw("nodes", NodeRanges.expectedText)
        }
        var profile = NodeProfile(nodes: nodes)
        if let value = table["radio"] {
            guard let radio = value.string.flatMap({ RadioProfile(rawValue: $0) }) else {
                throw flaw("radio", "one of \(RadioProfile.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            profile.radio = radio
        }
        if let value = table["device"] {
            guard let device = value.string.flatMap({ DeviceProfile(rawValue: $0) }) else {
                throw flaw(
                    "device", "one of \(DeviceProfile.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            profile.device = device
        }
        return profile
    }

    private static func intervention(
        _ table: TOMLTable, path: String
    ) throws(TOMLFlaw) -> TimedIntervention {
        try require(table, hasOnly: ["tick", "do"], path: path)
        guard let tick = table["tick"]?.int, tick >= 0 else {
            throw TOMLFlaw(
                key: path + ".tick",
                problem:
                    "\(table["tick"]?.found ?? "nothing") is not valid; expected a whole number from 0 up")
        }
        guard let text = table["do"]?.string else {
            throw TOMLFlaw(
                key: path + ".do",
                problem: "\(table["do"]?.found ?? "nothing") is not valid; expected a text, e.g. \"cut 0-9\"")
        }
        do throws(MeshModelError) {
            return TimedIntervention(tick: tick, intervention: try Intervention(parsing: text))
        } catch {
            throw TOMLFlaw(key: path + ".do", problem: error.problem)
        }
    }

    private static func unknown(_ key: String, in table: String?) -> String {
        let known = ScenarioSetting.all.filter { $0.table == table }.map(\.key)
        let all = table == nil ? known + tables.sorted() + [profilesKey, interventionsKey] : known
        if let nearest = key.nearest(in: all) { return "there is no such key; did you mean \(nearest)?" }
        return "there is no such key; expected one of \(all.joined(separator: ", "))"
    }
}

extension DatasetChoice {
    /// Pixels on a side that images are scaled to unless told otherwise (the measured recipe's).
    var usualImageSide: Int { self == .glyphs ? 12 : 14 }
}

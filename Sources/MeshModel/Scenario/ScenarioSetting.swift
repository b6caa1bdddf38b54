/// One setting of a scenario by its name in scenario files: how it is read, written and explained.
///
/// The list ``all`` is the one place that says which settings there are; files, their errors and what
/// `scenario show` prints follow from it.
public struct ScenarioSetting: Sendable {
    /// The table that it stands in, e.g. `gan`; nil at the top.
    public let table: String?
    /// Its name in that table.
    public let key: String
    /// What it means, with unit and choices.
    public let meaning: String
    /// What it may be, as an error message says it.
    public let expected: String
    private let read: @Sendable (Scenario) -> SettingValue
    private let write: @Sendable (inout Scenario, SettingValue) -> Bool

    init(
        _ path: String, _ meaning: String, expected: String,
        read: @escaping @Sendable (Scenario) -> SettingValue,
        write: @escaping @Sendable (inout Scenario, SettingValue) -> Bool
    ) {
        let names = path.split(separator: ".").map(String.init)
        table = names.count > 1 ? names[0] : nil
        key = names.last ?? path
        self.meaning = meaning
        self.expected = expected
        self.read = read
        self.write = write
    }

    /// The whole name, e.g. `gan.image_side`.
    public var path: String { table.map { $0 + "." + key } ?? key }

    /// The setting's value in `scenario`.
    public func value(in scenario: Scenario) -> SettingValue { read(scenario) }

    /// Gives `scenario` this value; false, and nothing changed, where it is of the wrong type or form.
    ///
    /// Whether a number is in its range is a matter of ``Scenario/validate()``.
    public func set(_ value: SettingValue, in scenario: inout Scenario) -> Bool { write(&scenario, value) }

    /// The setting that an error of ``Scenario/validate()`` names, e.g. `gan.image_side` for "image side".
    public static func named(inError name: String) -> ScenarioSetting? {
        let snake = name.lowercased().replacing(" ", with: "_")
        return all.first { $0.path == snake }
            ?? all.first { $0.path.replacing(".", with: "_") == snake }
            ?? all.first { $0.key == snake }
            ?? all.first { snake.hasPrefix($0.path + "_") }
    }
}

// MARK: Kinds of settings

extension ScenarioSetting {
    /// Where a scenario keeps a value.
    typealias Target<Value> = any WritableKeyPath<Scenario, Value> & Sendable

    static func text(
        _ path: String, _ target: Target<String>, _ meaning: String
    ) -> ScenarioSetting {
        ScenarioSetting(path, meaning, expected: "a text in quotes") {
            .text($0[keyPath: target])
        } write: {
            guard case .text(let text) = $1 else { return false }
            $0[keyPath: target] = text
            return true
        }
    }

    static func whole(
        _ path: String, _ target: Target<Int>, _ meaning: String
    ) -> ScenarioSetting {
        ScenarioSetting(path, meaning, expected: "a whole number") {
            .whole($0[keyPath: target])
        } write: {
            guard case .whole(let value) = $1 else { return false }
            $0[keyPath: target] = value
            return true
        }
    }

    static func number(
        _ path: String, _ target: Target<Double>, _ meaning: String
    ) -> ScenarioSetting {
        ScenarioSetting(path, meaning, expected: "a number") {
            .number($0[keyPath: target])
        } write: {
            guard let value = $1.asNumber else { return false }
            $0[keyPath: target] = value
            return true
        }
    }

    static func single(
        _ path: String, _ target: Target<Float>, _ meaning: String
    ) -> ScenarioSetting {
        ScenarioSetting(path, meaning, expected: "a number") {
            SettingValue(single: $0[keyPath: target])
        } write: {
            guard let value = $1.asNumber else { return false }
            $0[keyPath: target] = Float(value)
            return true
        }
    }

    static func flag(
        _ path: String, _ target: Target<Bool>, _ meaning: String
    ) -> ScenarioSetting {
        ScenarioSetting(path, meaning, expected: "true or false") {
            .flag($0[keyPath: target])
        } write: {
            guard case .flag(let value) = $1 else { return false }
            $0[keyPath: target] = value
            return true
        }
    }

    static func widths(
        _ path: String, _ target: Target<[Int]>, _ meaning: String
    ) -> ScenarioSetting {
        ScenarioSetting(path, meaning, expected: "a list of whole numbers, e.g. [128, 256]") {
            .list($0[keyPath: target])
        } write: {
            guard case .list(let values) = $1 else { return false }
            $0[keyPath: target] = values
            return true
        }
    }

    static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
        _ path: String, _ target: Target<Choice>, _ meaning: String
    ) -> ScenarioSetting where Choice.RawValue == String {
        let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        return ScenarioSetting(path, "\(meaning): \(names)", expected: "one of \(names)") {
            .text($0[keyPath: target].rawValue)
        } write: {
            guard case .text(let text) = $1, let choice = Choice(rawValue: text) else { return false }
            $0[keyPath: target] = choice
            return true
        }
    }

    static func form<Form: TextCodable & Sendable>(
        _ path: String, _ target: Target<Form>, _ meaning: String
    ) -> ScenarioSetting {
        ScenarioSetting(path, "\(meaning): \(Form.expectedText)", expected: Form.expectedText) {
            .text($0[keyPath: target].description)
        } write: {
            guard case .text(let text) = $1, let value = Form(text) else { return false }
            $0[keyPath: target] = value
            return true
        }
    }
}

extension SettingValue {
    /// A number of either kind.
    var asNumber: Double? {
        switch self {
        case .whole(let value): Double(value)
        case .number(let value): value
        case .text, .flag, .list: nil
        }
    }
}

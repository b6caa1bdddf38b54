import MeshModel
import TOMLKit

extension TOMLValueConvertible {
    /// The value, where it is of a kind that settings have.
    var settingValue: SettingValue? {
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
    var found: String {
        if let settingValue { return settingValue.description }
        return switch type {
        case .table: "a table"
        case .array: "a list of other things"
        default: "a date or time"
        }
    }
}

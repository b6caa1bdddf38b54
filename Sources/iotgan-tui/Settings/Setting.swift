import MeshModel

/// One setting by its name in the configuration file: how it is read, written and explained.
///
/// The list ``all`` is the one place that says which there are, besides the keys.
struct Setting: Sendable {
    let key: String
    let meaning: String
    /// What it may be, as an error message says it.
    let expected: String
    let read: @Sendable (Settings) -> SettingValue
    /// Gives the settings a value; false, and nothing changed, where it cannot be.
    let write: @Sendable (inout Settings, SettingValue) -> Bool

    static let all: [Setting] = [
        .choice("theme", \.theme, "colours"),
        .whole("frames_per_second", \.framesPerSecond, "while the mesh runs", in: 1...60),
        .flag("ascii", \.isASCII, "draw with ASCII alone"),
        .flag("mouse", \.isMouseOn, "clicks select; false leaves the mouse to the terminal"),
        .whole("threads", \.threadCount, "that train; 0 is one for each core", in: 0...256),
        .choice("picture_contrast", \.pictureContrast, "stretched to each image hides mode collapse"),
    ]

    private typealias Target<Value> = any WritableKeyPath<Settings, Value> & Sendable

    private static func whole(
        _ key: String, _ target: Target<Int>, _ meaning: String, in range: ClosedRange<Int>
    ) -> Setting {
        Setting(
            key: key, meaning: meaning,
            expected: "a whole number in \(range.lowerBound) ... \(range.upperBound)"
        ) {
            .whole($0[keyPath: target])
        } write: {
            guard case .whole(let value) = $1, range.contains(value) else { return false }
            $0[keyPath: target] = value
            return true
        }
    }

    private static func flag(_ key: String, _ target: Target<Bool>, _ meaning: String) -> Setting {
        Setting(key: key, meaning: meaning, expected: "true or false") {
            .flag($0[keyPath: target])
        } write: {
            guard case .flag(let value) = $1 else { return false }
            $0[keyPath: target] = value
            return true
        }
    }

    private static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
        _ key: String, _ target: Target<Choice>, _ meaning: String
    ) -> Setting where Choice.RawValue == String {
        let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        return Setting(key: key, meaning: "\(meaning): \(names)", expected: "one of \(names)") {
            .text($0[keyPath: target].rawValue)
        } write: {
            guard case .text(let text) = $1, let choice = Choice(rawValue: text) else { return false }
            $0[keyPath: target] = choice
            return true
        }
    }
}

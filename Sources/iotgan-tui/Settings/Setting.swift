import MeshModel

/// One setting by its name in the configuration file: how it is read, written and explained.
///
/// The list ``all`` is the one place that says which there are, besides the keys.
struct Setting: Sendable {
    let key: String
    let meaning: String
    /// Takes effect at once, and not at the next start.
    var isLive = true
    /// What it may be, as an error message says it.
    let expected: String
    let read: @Sendable (Settings) -> SettingValue
    /// Gives the settings a value; false, and nothing changed, where it cannot be.
    let write: @Sendable (inout Settings, SettingValue) -> Bool
    /// Gives the settings the next value, or the one before.
    let step: @Sendable (inout Settings, Int) -> Void

    /// What it means, as files and the options say it.
    var comment: String { meaning + (isLive ? "" : " (from the next start on)") }

    /// The value, without the quotes that files need.
    func valueText(_ settings: Settings) -> String {
        if case .text(let text) = read(settings) { text } else { read(settings).description }
    }

    static let all: [Setting] = [
        .choice("theme", \.theme, "colours"),
        .whole("frames_per_second", \.framesPerSecond, "while the mesh runs", in: 1...60),
        .flag("ascii", \.isASCII, "draw with ASCII alone"),
        .flag("mouse", \.isMouseOn, "clicks select; false leaves the mouse to the terminal"),
        .whole("threads", \.threadCount, "that train; 0 is one for each core", in: 0...256, isLive: false),
        .whole(
            "history_megabytes", \.historyMegabytes, "for checkpoints of the past", in: 0...65_536,
            stepsBy: 64, isLive: false),
        .choice("picture_contrast", \.pictureContrast, "stretched to each image hides mode collapse"),
    ]

    private typealias Target<Value> = any WritableKeyPath<Settings, Value> & Sendable

    private static func whole(
        _ key: String, _ target: Target<Int>, _ meaning: String, in range: ClosedRange<Int>,
        stepsBy stride: Int = 1, isLive: Bool = true
    ) -> Setting {
        Setting(
            key: key, meaning: meaning, isLive: isLive,
            expected: "a whole number in \(range.lowerBound) ... \(range.upperBound)"
        ) {
            .whole($0[keyPath: target])
        } write: {
            guard case .whole(let value) = $1, range.contains(value) else { return false }
            $0[keyPath: target] = value
            return true
        } step: {
            let value = $0[keyPath: target] + $1 * stride
            $0[keyPath: target] = min(max(range.lowerBound, value), range.upperBound)
        }
    }

    private static func flag(_ key: String, _ target: Target<Bool>, _ meaning: String) -> Setting {
        Setting(key: key, meaning: meaning, expected: "true or false") {
            .flag($0[keyPath: target])
        } write: {
            guard case .flag(let value) = $1 else { return false }
            $0[keyPath: target] = value
            return true
        } step: { settings, _ in
            settings[keyPath: target].toggle()
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
        } step: {
            let all = Array(Choice.allCases)
            let index = all.firstIndex { [value = $0[keyPath: target]] in $0.rawValue == value.rawValue } ?? 0
            $0[keyPath: target] = all[(index + $1 % all.count + all.count) % all.count]
        }
    }
}

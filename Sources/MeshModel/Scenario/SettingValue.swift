/// The value of a setting, as a scenario file holds it.
public enum SettingValue: Sendable, Hashable {
    case text(String)
    case whole(Int)
    case number(Double)
    case flag(Bool)
    case list([Int])
}

extension SettingValue: CustomStringConvertible {
    /// The value as TOML writes it.
    public var description: String {
        switch self {
        case .text(let text): "\"" + text.unicodeScalars.map(Self.escaped).joined() + "\""
        case .whole(let value): "\(value)"
        case .number(let value): Int64(exactly: value).map(String.init) ?? "\(value)"
        case .flag(let value): "\(value)"
        case .list(let values): "\(values)"
        }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\t": "\\t"
        case "\u{0}"..."\u{1F}", "\u{7F}":
            "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: String(scalar)
        }
    }
}

extension SettingValue {
    /// The shortest decimal that is read as the same single-precision number, not the binary expansion of it.
    init(single value: Float) {
        self = .number(Double("\(value)") ?? Double(value))
    }
}

/// Any JSON, to be read by whoever knows what it should have been.
enum JSONValue: Codable {
    case null
    case flag(Bool)
    case whole(Int64)
    case large(UInt64)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let whole = try? value.decode(Int64.self) {
            // Zero below zero is a whole number too, and not that of zero.
            let number = try value.decode(Double.self)
            self = number == 0 && number.sign == .minus ? .number(number) : .whole(whole)
        } else if let large = try? value.decode(UInt64.self) {
            self = .large(large)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let list = try? value.decode([JSONValue].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: JSONValue].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .flag(let flag): try container.encode(flag)
        case .whole(let whole): try container.encode(whole)
        case .large(let large): try container.encode(large)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        }
    }

    /// This object with what it lacks from `usual`, and so for the objects in it that `isPart` of its fields are; anything
    /// else as it is.
    func completed(from usual: JSONValue, where isPart: (String) -> Bool) -> JSONValue {
        guard case .object(let fields) = self, case .object(let usualFields) = usual else { return self }
        return .object(
            usualFields.merging(fields) { $1 }.map { name, value in
                let usual = isPart(name) ? usualFields[name] : nil
                return (name, usual.map { value.completed(from: $0) { _ in false } } ?? value)
            }.reduce(into: [:]) { $0[$1.0] = $1.1 })
    }
}
